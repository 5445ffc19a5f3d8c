/** A call that ended before its last byte was handed to the network: nobody can have taken it. */
export class CutShort extends Error {
  constructor(cause: unknown) {
    super('A call was cut short on its way', { cause });
    this.name = 'CutShort';
  }
}
