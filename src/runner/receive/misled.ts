/** A message was given to somebody who by now does not speak at its address any more. */
export class Misled extends Error {
  constructor() {
    super('somebody else speaks at the address');
    this.name = 'Misled';
  }
}
