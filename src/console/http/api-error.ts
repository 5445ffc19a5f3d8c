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

/** A request that was not done, in words for whoever sent it; `where` names the part that is at fault. */
export class ApiError extends Error {
  readonly reason: ApiFailure;
  readonly where: string | null;

  constructor(reason: ApiFailure, message: string, where: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApiError';
    this.reason = reason;
    this.where = where;
  }
}
