/** Why something cannot be done with a broadcast, a closed set. */
export type BroadcastRefusal =
  | 'not_found'
  | 'no_segment'
  | 'in_use'
  | 'bad_audience'
  | 'bad_text'
  | 'bad_media'
  | 'no_flow'
  | 'in_the_past'
  | 'wrong_state'
  | 'empty_audience'
  | 'same_text'
  | 'not_approved'
  | 'own_approval';

/**
 * A request about a broadcast that is refused, in words for whoever asked; `where` names the part of the request at
 * fault.
 */
export class BroadcastRefused extends Error {
  readonly reason: BroadcastRefusal;
  readonly where: string | null;

  constructor(reason: BroadcastRefusal, message: string, where: string | null = null) {
    super(message);
    this.name = 'BroadcastRefused';
    this.reason = reason;
    this.where = where;
  }
}
