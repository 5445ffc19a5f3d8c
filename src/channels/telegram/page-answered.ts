/** A refusal that is none of Telegram's own: a gateway or a proxy before it answered with a page of its own. */
export class PageAnswered extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`A page was answered with ${status}`);
    this.name = 'PageAnswered';
    this.status = status;
  }
}
