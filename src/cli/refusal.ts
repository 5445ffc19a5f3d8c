/** A command was called in a way it cannot serve; the message says how to call it. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Refusal';
  }
}
