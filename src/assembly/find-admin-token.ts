import { randomBytes } from 'node:crypto';
import { type Config } from '../config.ts';
import { type Store } from '../store/store.ts';

const fact = 'admin_token';
const untold = 'admin_token_untold';

/** The administrator's token; `untold`: it was made, and nobody has been shown it yet. */
export interface Admin {
  readonly token: string;
  readonly untold: boolean;
}

/** The token of the environment, else one that is made once and kept. */
export async function findAdminToken(store: Store, { adminToken }: Config): Promise<Admin> {
  if (adminToken !== null) {
    return { token: adminToken, untold: false };
  }
  const kept = await store.getFact(fact);
  if (kept === undefined) {
    await store.putFact(untold, 'true');
  }
  // Several may start for the first time at once: all take the one that was kept first.
  const token = kept ?? (await store.keepFact(fact, randomBytes(24).toString('base64url')));
  return { token, untold: (await store.getFact(untold)) === 'true' };
}

/** From now on the token that was made is shown to nobody any more. */
export async function noteTold(store: Store): Promise<void> {
  await store.putFact(untold, 'false');
}
