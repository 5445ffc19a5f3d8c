import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { storeTrouble } from '../programme/records/store-trouble.ts';
import { ApiError } from './http/api-error.ts';
import { type Records } from '../programme/records/records.ts';
import { doOnce } from './http/do-once.ts';
import { type Endpoint, endpoint } from './http/endpoint.ts';

/** What making backups needs. */
export interface BackupParts {
  /** Copies the store to a path while everything goes on; refuses to overwrite. */
  readonly backup: (path: string) => Promise<void>;
  readonly records: Records;
}

const backupBody = z.strictObject({
  path: z
    .string()
    .max(4096)
    .refine(
      (path) => isAbsolute(path) && !path.includes('\0'),
      'An absolute path on the machine of the companion.',
    ),
});

/** The route that copies the store while the companion runs. */
export function backupEndpoint({ backup, records }: BackupParts): Endpoint {
  return endpoint({
    method: 'post',
    route: '/api/backups',
    summary: 'Copies the store to a file while everything goes on.',
    body: backupBody,
    status: 201,
    answer: backupBody,
    errors: [409],
    handle: async ({ body, idempotencyKey: key }) => {
      await doOnce(records, { route: 'backups', key, body }, (begun) =>
        backup(body.path).catch((cause: unknown) => {
          // A copy appears whole or not at all, so what stands there is what a crash left untold.
          if (!begun || storeTrouble(cause) !== 'exists') {
            throw explained(cause);
          }
        }),
      );
      return body;
    },
  });
}

/** The log says more where it is not the path that is at fault. */
function explained(cause: unknown): unknown {
  const reason = storeTrouble(cause);
  if (reason === 'exists') {
    return new ApiError('conflict', 'There is a file already; give another name.', 'body.path');
  }
  const words =
    'The copy could not be written. Check that its folder can be made and written to by the companion and has room, and that the store can be reached.';
  return reason === 'unavailable' || reason === 'full'
    ? new ApiError('unavailable', words, 'body.path', { cause })
    : cause;
}
