import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { newsAt } from '../../domain/contact/news-at.ts';
import { type Row } from '../../domain/row.ts';
import { type Store } from '../../store/store.ts';
import { contactPages } from '../../runner/contact-pages.ts';
import { cardOf } from '../records/card.ts';
import { type Silence, standingOf } from './standing.ts';

/** How the programme stands, in counts. */
export interface Summary {
  /** Families that were not heard from for so long that the companion is to look, and of these: the coordinator. */
  readonly silent: number;
  readonly longSilent: number;
  /** Who has been silent the longest: at most three families, with their village and the days. */
  readonly longest: readonly SilentFamily[];
  readonly openTasks: number;
  readonly overdueTasks: number;
  /** Tasks done in the last seven days. */
  readonly doneTasks: number;
  readonly openTickets: number;
  /** The volunteers with the most overdue tasks, for a talk and not for a ranking: at most five, by name. */
  readonly behind: readonly string[];
}

/** A family that was not heard from. */
export interface SilentFamily {
  readonly name: string;
  readonly village: string | null;
  readonly days: number;
}

const day: Millis = 24 * 60 * 60 * 1000;
const page = 500;

/** Counts who is silent, by the standings that the console shows, what is overdue and what went well. */
export async function summarise(
  store: Store,
  { now, silence }: { readonly now: Instant; readonly silence: Silence },
): Promise<Summary> {
  const families = await countSilent(store, { now, silence });
  const tasks = await countTasks(store, now);
  let openTickets = 0;
  for (const state of ['open', 'waiting']) {
    await eachRow(store, 'tickets', () => openTickets++, state);
  }
  const names = await Promise.all(tasks.behind.map(async (id) => (await store.find(id))?.contact.name ?? ''));
  return { ...families, ...tasks, openTickets, behind: names.filter((name) => name !== '').sort() };
}

async function countSilent(store: Store, about: { readonly now: Instant; readonly silence: Silence }) {
  let silent = 0;
  let longSilent = 0;
  let longest: readonly SilentFamily[] = [];
  for await (const records of contactPages(store, { limit: page, role: 'beneficiary' })) {
    for (const { contact, forward } of records) {
      const standing = forward === null ? standingOf(cardOf(contact), about) : 'in_touch';
      if (standing === 'silent' || standing === 'long_silent') {
        silent++;
        longSilent += standing === 'long_silent' ? 1 : 0;
        longest = withSilent(longest, contact, daysSilent(contact, about.now));
      }
    }
  }
  return { silent, longSilent, longest };
}

function withSilent(
  longest: readonly SilentFamily[],
  { name, village }: Contact,
  days: number,
): readonly SilentFamily[] {
  const all = [...longest, { name, village, days: Math.floor(days) }];
  return all.sort((one, other) => other.days - one.days).slice(0, 3);
}

function daysSilent(contact: Contact, now: Instant): number {
  return (now - newsAt(contact)) / day;
}

async function countTasks(store: Store, now: Instant) {
  const late = new Map<string, number>();
  let openTasks = 0;
  let overdueTasks = 0;
  let doneTasks = 0;
  await eachRow(store, 'tasks', ({ data }) => {
    openTasks++;
    const { due, assignee } = data;
    if (typeof due === 'number' && due < now) {
      overdueTasks++;
      if (typeof assignee === 'string') {
        late.set(assignee, (late.get(assignee) ?? 0) + 1);
      }
    }
  });
  await eachRow(
    store,
    'tasks',
    ({ data }) => {
      doneTasks += typeof data['endedAt'] === 'number' && data['endedAt'] > now - 7 * day ? 1 : 0;
    },
    'done',
  );
  const behind = [...late].sort(([, one], [, other]) => other - one).map(([id]) => id);
  return { openTasks, overdueTasks, doneTasks, behind: behind.slice(0, 5) };
}

async function eachRow(
  store: Store,
  kind: 'tasks' | 'tickets',
  look: (row: Row) => void,
  state = 'open',
): Promise<void> {
  for (let after: string | undefined; ;) {
    const rows: readonly Row[] = await store.rows({
      kind,
      where: { state },
      order: 'oldest',
      limit: page,
      ...(after === undefined ? {} : { after }),
    });
    rows.forEach(look);
    if (rows.length < page) {
      return;
    }
    after = rows.at(-1)?.id;
  }
}
