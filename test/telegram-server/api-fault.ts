/** A refusal as the Bot API words it. */
export class ApiFault extends Error {
  readonly status: number;
  /** In seconds. */
  readonly retryAfter: number | null;

  constructor(status: number, description: string, retryAfter: number | null = null) {
    super(description);
    this.name = 'ApiFault';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** The refusal of a call whose content is wrong. */
export function badRequest(what: string): ApiFault {
  return new ApiFault(400, `Bad Request: ${what}`);
}
