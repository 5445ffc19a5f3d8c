import { type Said } from '../phrase.ts';

/** Why a request was not done, a closed set; each has one HTTP status. */
export type ApiFailure =
  | 'bad_request'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'too_large'
  | 'too_many'
  | 'internal'
  | 'unavailable';

/** What an error is told beside its words. */
export interface ApiErrorOptions extends ErrorOptions {
  /** How a page of the console says the same. */
  readonly said?: Said;
}

/** A request that was not done, in words for whoever sent it; `where` names the part that is at fault. */
export class ApiError extends Error {
  readonly reason: ApiFailure;
  readonly where: string | null;
  /** How a page says it; null: in its own words for all of this reason. */
  readonly said: Said | null;

  constructor(
    reason: ApiFailure,
    message: string,
    where: string | null = null,
    options: ApiErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'ApiError';
    this.reason = reason;
    this.where = where;
    this.said = options.said ?? null;
  }
}
