import { type z } from 'zod';
import { ApiError } from './api-error.ts';

/** The parts of a request that can be at fault. */
export type RequestPart = 'path' | 'query' | 'body';

/** Reads one part of a request by its schema; throws ApiError `bad_request` that names the first wrong place. */
export function parsePart<T>(schema: z.ZodType<T>, part: RequestPart, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) {
    return read.data;
  }
  const places = read.error.issues.map((issue) => placeOf(part, issue));
  const words = read.error.issues.map((issue, index) => `${places[index] ?? part}: ${wordsOf(issue)}`);
  throw new ApiError('bad_request', words.join('; '), places[0] ?? part);
}

function placeOf(part: RequestPart, issue: z.core.$ZodIssue): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [part, ...issue.path.map(String), ...unknown].join('.');
}

/** Of a name that cannot be one, what it has to be. */
function wordsOf(issue: z.core.$ZodIssue): string {
  const [inner] = issue.code === 'invalid_key' ? issue.issues : [];
  return inner?.message ?? issue.message;
}
