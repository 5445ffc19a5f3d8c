import { digest } from '../../domain/text/digest.ts';
import { type Store } from '../../store/store.ts';

/** How the name of a request stands: nobody used it yet, this was begun or done under it, or something else was. */
export type Claim = 'new' | 'begun' | 'done' | 'other';

/** What became of what was begun under a name; what failed may be asked for in other words. */
export type Outcome = 'done' | 'failed';

type Facts = Pick<Store, 'getFact' | 'putFact' | 'keepFact'>;

/** So short that nobody can tell from it what was said of a person, and hardly ever the same for two requests. */
const shortened = 4;
const done = ' done';
const nothing = '';

/** Keeps durably what a name is used for, where nothing is kept; of several who try at once one is the first. */
export async function claim(store: Facts, name: string, use: string): Promise<Claim> {
  const [fact, mark] = [factOf(name), markOf(use)];
  const before = await store.getFact(fact);
  if (before === nothing) {
    await store.putFact(fact, mark);
    return 'new';
  }
  const kept = await store.keepFact(fact, mark);
  if (kept === `${mark}${done}`) {
    return 'done';
  }
  const mine = before === undefined ? 'new' : 'begun';
  return kept === mark ? mine : 'other';
}

/** Keeps durably what became of it. */
export async function conclude(store: Facts, name: string, use: string, outcome: Outcome): Promise<void> {
  await store.putFact(factOf(name), outcome === 'done' ? `${markOf(use)}${done}` : nothing);
}

function factOf(name: string): string {
  return `request:${name}`;
}

function markOf(use: string): string {
  return digest(use).slice(0, shortened);
}
