/** A message was given to a contact who no longer speaks at its address. */
export class Misrouted extends Error {
  constructor() {
    super('somebody else speaks at the address');
    this.name = 'Misrouted';
  }
}
