import { broadcastCause, type BroadcastState } from '../../domain/broadcast.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Retention } from '../../domain/retention.ts';
import { type Row, type RowKind } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { type Chore } from '../../runner/sweep/chore.ts';
import { type Path } from '../../runner/path.ts';
import { dropTalkOfIndependent } from './drop-talk-of-independent.ts';
import { keptIn, removeFiles } from './kept-files.ts';

const day: Millis = 24 * 60 * 60 * 1000;
const page = 500;
/** Rows lie in the order in which they were put; none bears a moment that is further back than this. */
const outOfOrder = 31 * day;
/** What names files that people sent, with where they ran out so far. */
const withFiles: readonly { readonly kind: RowKind; readonly fact: string }[] = [
  { kind: 'messages', fact: 'media_kept_from' },
  { kind: 'results', fact: 'media_of_results_kept_from' },
];

const underWay: readonly BroadcastState[] = ['started', 'paused'];

const kinds: { readonly [what in 'texts' | 'results' | 'logs']: readonly RowKind[] } = {
  texts: ['messages'],
  results: ['results'],
  logs: ['sessions', 'deliveries', 'incidents'],
};

/**
 * Removes once a day what was kept long enough: messages, files, answers, records of what ran. What is removed twice
 * is removed once, so it may be cut short at any point. Never profiles, consents, tasks and tickets.
 */
export function createRetention(path: Path, retention: Retention): Chore {
  let next: Instant = 0;
  return {
    run: async () => {
      const now = path.clock.now();
      if (now < next) {
        return;
      }
      await removeOld(path, retention, now);
      next = path.stopping() ? next : now + day;
    },
    // Nobody waits for it, least of all a clock that is moved to what comes next.
    next: () => Promise.resolve(null),
  };
}

async function removeOld(path: Path, retention: Retention, now: Instant): Promise<void> {
  for (const each of retention.media === null ? [] : withFiles) {
    await dropMedia(path, each, now - (retention.media ?? 0));
  }
  for (const what of ['texts', 'results', 'logs'] as const) {
    const kept = retention[what];
    for (const kind of kept === null ? [] : kinds[what]) {
      await dropRows(path, kind, now - (kept ?? 0));
    }
  }
  if (retention.independent !== null) {
    await dropTalkOfIndependent(path, now - retention.independent);
  }
}

async function dropRows(path: Path, kind: RowKind, before: Instant): Promise<void> {
  const isNeeded = kind === 'deliveries' ? await findNeeded(path) : () => false;
  await eachPage(path, { kind, after: null, until: before + outOfOrder }, async (rows) => {
    const old = rows.filter((row) => row.at < before && !isNeeded(row));
    await removeFiles(path, old);
    if (old.length > 0) {
      await path.store.dropRows(
        kind,
        old.map(({ id }) => id),
      );
    }
  });
}

/** By its deliveries an announcement that is still under way knows who had it: without them they would get it again. */
async function findNeeded({ store }: Path): Promise<(row: Row) => boolean> {
  const about = { kind: 'broadcasts', order: 'newest', limit: 1000 } as const;
  const open = await Promise.all(underWay.map((state) => store.rows({ ...about, where: { state } })));
  const causes = new Set<Value | undefined>(open.flat().map(({ id }) => broadcastCause(id)));
  return ({ data }) => causes.has(data['cause']);
}

/** Files go first and their messages say so after, so that no message ever points to a file that should be there. */
async function dropMedia(
  path: Path,
  { kind, fact }: (typeof withFiles)[number],
  before: Instant,
): Promise<void> {
  const after = (await path.store.getFact(fact)) ?? null;
  let isBehind = true;
  await eachPage(path, { kind, after, until: before + outOfOrder }, async (rows) => {
    const old = rows.filter(({ at, data }) => at < before && keptIn(data).length > 0);
    await removeFiles(path, old);
    await path.store.write({ contacts: [], rows: old.map(withoutMedia) });
    // Whatever lies behind the first one that is young is looked at again tomorrow.
    const young = rows.findIndex(({ at }) => at >= before);
    const last = young < 0 ? rows.at(-1) : rows[young - 1];
    if (last && isBehind) {
      await path.store.putFact(fact, last.id);
    }
    isBehind &&= young < 0;
  });
}

function withoutMedia(row: Row): Row {
  return { ...row, data: { ...row.data, media: [], mediaRanOut: true } };
}

/** Hands on pages of rows, the oldest first, until one begins after a moment. */
async function eachPage(
  path: Path,
  from: { readonly kind: RowKind; readonly after: string | null; readonly until: Instant },
  take: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const { kind, until } = from;
  let { after } = from;
  do {
    const more = after === null ? {} : { after };
    const rows: readonly Row[] = await path.store.rows({ kind, order: 'oldest', limit: page, ...more });
    await take(rows);
    const last = rows.at(-1);
    after = last && rows.length === page && last.at < until ? last.id : null;
  } while (after !== null && !path.stopping());
}
