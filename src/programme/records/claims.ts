import { randomUUID } from 'node:crypto';
import { digest } from '../../domain/text/digest.ts';
import { type Store } from '../../store/store.ts';

/** How the name of a request stands: nobody used it yet, this was begun or done under it, or something else was. */
export type Claim = 'new' | 'begun' | 'done' | 'other';

/** What became of what was begun under a name; what failed may be asked for in other words. */
export type Outcome = 'done' | 'failed';

type Facts = Pick<Store, 'putFact' | 'keepFact'>;

/** So short that nobody can tell from it what was said of a person, and hardly ever the same for two requests. */
const shortened = 4;
const done = 'done';
const nothing = '';

/** Keeps durably what a name is used for, where nothing is kept; of several who try at once one is the first. */
export async function claim(store: Facts, name: string, use: string): Promise<Claim> {
  const fact = factOf(name);
  const mine = `${markOf(use)} ${randomUUID()}`;
  const kept = await store.keepFact(fact, mine);
  if (kept === nothing) {
    await store.putFact(fact, mine);
  }
  if (kept === nothing || kept === mine) {
    return 'new';
  }
  const [mark, state] = kept.split(' ');
  if (mark !== markOf(use)) {
    return 'other';
  }
  return state === done ? 'done' : 'begun';
}

/** Keeps durably what became of it. */
export async function conclude(store: Facts, name: string, use: string, outcome: Outcome): Promise<void> {
  await store.putFact(factOf(name), outcome === 'done' ? `${markOf(use)} ${done}` : nothing);
}

function factOf(name: string): string {
  return `request:${name}`;
}

function markOf(use: string): string {
  return digest(use).slice(0, shortened);
}
