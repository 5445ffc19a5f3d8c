import { randomBytes } from 'node:crypto';
import { type Config } from '../config.ts';
import { type Store } from '../store/store.ts';

/** The administrator's token; `made`: it was made just now, and has still to be shown. */
export interface Admin {
  readonly token: string;
  readonly made: boolean;
}

/** The token of the environment, else one that is made once and kept. */
export async function findAdminToken(store: Store, { adminToken }: Config): Promise<Admin> {
  if (adminToken !== null) {
    return { token: adminToken, made: false };
  }
  const kept = await store.getFact('admin_token');
  if (kept !== undefined) {
    return { token: kept, made: false };
  }
  // Several may start for the first time at once: all take the one that was kept first.
  const made = randomBytes(24).toString('base64url');
  const token = await store.keepFact('admin_token', made);
  return { token, made: token === made };
}
