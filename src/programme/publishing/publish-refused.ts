/** Why nothing went live: no such flow, nothing that differs, faults in the files, or no earlier version. */
export type PublishRefusal = 'unknown' | 'nothing' | 'faults' | 'no_earlier';

/** A wish that was not done, with what to do instead. */
export class PublishRefused extends Error {
  readonly reason: PublishRefusal;

  constructor(reason: PublishRefusal, message: string) {
    super(message);
    this.name = 'PublishRefused';
    this.reason = reason;
  }
}
