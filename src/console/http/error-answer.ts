import { type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import { faultFrames } from '../../domain/fault-name.ts';
import { type Log } from '../../domain/log.ts';
import { ClockRefused } from '../../runner/companion.ts';
import { storeTrouble } from '../../programme/records/store-trouble.ts';
import { ApiError, type ApiFailure } from './api-error.ts';

const statuses = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies { readonly [reason in ApiFailure]: number };

/** Answers with the one form that all errors have. */
export function answerError(c: Context, error: ApiError): Response {
  const { reason: code, message, where } = error;
  return c.json({ error: { code, message, where } }, statuses[code]);
}

/** Makes an answer of whatever was thrown; what is not meant for the asker is logged and not told. */
export function answerFault(log: Log): (thrown: unknown, c: Context) => Response {
  return (thrown, c) => {
    const fault = thrown instanceof Error ? thrown : new Error('not an error', { cause: thrown });
    const error = toApiError(fault);
    if (error.reason === 'internal' || error.reason === 'unavailable') {
      log('error', 'a request could not be done', trace(fault, c));
    }
    return answerError(c, error);
  };
}

function toApiError(fault: Error): ApiError {
  if (fault instanceof ApiError) {
    return fault;
  }
  if (fault instanceof ClockRefused) {
    return new ApiError('conflict', fault.message);
  }
  if (fault instanceof HTTPException) {
    return fromHttp(fault);
  }
  return fromStore(fault) ?? new ApiError('internal', 'Something went wrong here; the log says what.');
}

function fromHttp(fault: HTTPException): ApiError {
  return fault.status === 403
    ? new ApiError(
        'forbidden',
        'This came from another site. Send it from the console, or with the API token.',
      )
    : new ApiError('bad_request', 'The request could not be read.');
}

function fromStore(fault: Error): ApiError | undefined {
  const reason = storeTrouble(fault);
  if (reason === 'full') {
    return new ApiError('unavailable', 'The disk is full: nothing can be kept. Make room and try again.');
  }
  if (reason === 'too_large') {
    return new ApiError(
      'too_large',
      'More is kept of this contact than the store takes. Shorten its fields.',
    );
  }
  return reason === 'unavailable'
    ? new ApiError('unavailable', 'The store cannot be reached at the moment. Try again.')
    : undefined;
}

function trace(fault: Error, c: Context): { readonly [key: string]: string } {
  const cause = fault.cause instanceof Error ? fault.cause : fault;
  return {
    method: c.req.method,
    route: routePath(c),
    fault: cause.name,
    reason: storeTrouble(fault) ?? storeTrouble(cause) ?? '',
    frames: faultFrames(cause),
  };
}
