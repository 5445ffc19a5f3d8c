import { type Broadcast } from '../../domain/broadcast.ts';
import { type Broadcasts } from '../broadcasts/broadcasts.ts';
import { type Tally } from '../../store/store.ts';

/** An announcement whose text cannot be rendered for some recipients, and who they are. */
export interface Holes {
  readonly broadcast: Broadcast;
  readonly contacts: readonly string[];
}

const page = 500;
/** Nobody mends what was said so long ago. */
const latest = 10;

/** How many recipients are held because their text cannot be rendered. */
export function countHoles(tally: readonly Tally[]): number {
  return tally
    .filter(({ of }) => of.state === 'held' && of.reason === 'expression')
    .reduce((sum, { count }) => sum + count, 0);
}

/**
 * The latest announcement that some recipients lack because its text cannot be rendered for them; undefined where there
 * is none.
 */
export async function findHoles(broadcasts: Broadcasts): Promise<Holes | undefined> {
  const begun = (await broadcasts.list()).filter(
    ({ startedAt, state }) => startedAt !== null && state !== 'cancelled',
  );
  for (const broadcast of begun.slice(0, latest)) {
    if (countHoles(await broadcasts.tally(broadcast.id)) > 0) {
      return { broadcast, contacts: await listHeld(broadcasts, broadcast.id) };
    }
  }
  return undefined;
}

async function listHeld(broadcasts: Broadcasts, id: string): Promise<readonly string[]> {
  const contacts: string[] = [];
  for (let after: string | null = null; ;) {
    const rows = await broadcasts.recipients(id, { state: 'held', after, limit: page });
    contacts.push(...rows.flatMap(({ contact, data }) => (contact && isHole(data) ? [contact] : [])));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < page) {
      return contacts;
    }
  }
}

function isHole({ reason }: { readonly reason?: unknown }): boolean {
  return reason === 'expression';
}
