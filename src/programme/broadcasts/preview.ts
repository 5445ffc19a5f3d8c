import { setImmediate as letOthers } from 'node:timers/promises';
import { type Broadcast } from '../../domain/broadcast.ts';
import { type ChannelName } from '../../domain/contact/address.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { rehearseAnnouncement } from '../../engine/announce/render-announcement.ts';
import { type World } from '../../engine/world.ts';
import { type Store } from '../../store/store.ts';
import { type Class, classify, type Reach } from './classify.ts';
import { findAudience } from './find-audience.ts';
import { countUnknown, followMerges } from './follow-merges.ts';
import { hadOneOf, hadSame } from './had-same.ts';
import { readPage } from './read-page.ts';

/** What will happen if a broadcast is started now. */
export interface Preview {
  /** Of the audience, before anybody is left out. */
  readonly audience: number;
  /** Ids of its list that are nobody's. */
  readonly unknown: number;
  /** Who gets it at once, and who gets it later, by reason. */
  readonly go: number;
  readonly held: { readonly [reason: string]: number };
  /** Who does not get it, by reason. */
  readonly skipped: { readonly [reason: string]: number };
  /** For whom the text has a hole, be they held for something else too: they are held until it is edited. */
  readonly broken: number;
  /** The first ten, as they will read it. */
  readonly examples: readonly {
    readonly contact: string;
    readonly name: string;
    readonly text: string;
    readonly broken: string | null;
  }[];
  /** At this pace. */
  readonly days: number;
}

/** What a preview needs. */
export interface PreviewParts {
  readonly store: Store;
  readonly world: () => World;
  readonly reach: Reach;
  /** Messages that a channel takes on a day; a channel without a number takes any. */
  readonly perDay: { readonly [channel in ChannelName]?: number };
}

/** Everybody of whom a reason is counted. */
export function sumOf(counts: Preview['held']): number {
  return Object.values(counts).reduce((total, each) => total + each, 0);
}

const page = 500;
const mostExamples = 10;

/** Looks at everybody whom a broadcast is for, a page at a time. Throws `BroadcastRefused` for a wrong query. */
export async function previewBroadcast(parts: PreviewParts, broadcast: Broadcast): Promise<Preview> {
  const { count } = await look(parts, broadcast, { reads: broadcast.announcement.flow === null });
  const unknown = await countUnknown(parts.store, broadcast.audience);
  return { ...count.result(parts.perDay), unknown };
}

/** How many get it, how many days that takes, and by which clocks they live. */
export async function countBroadcast(
  parts: PreviewParts,
  broadcast: Broadcast,
): Promise<{ readonly size: number; readonly days: number; readonly zones: readonly string[] }> {
  const { count, zones } = await look(parts, broadcast, { reads: false });
  const { go, held, days } = count.result(parts.perDay);
  return { size: go + sumOf(held), days, zones: [...zones] };
}

interface Looking {
  readonly reads: boolean;
}

interface Looked {
  readonly count: ReturnType<typeof createCount>;
  /** Where whoever gets it lives. */
  readonly zones: ReadonlySet<string>;
}

/** With `reads` each text is rendered too, so that those with a hole in them are told. */
async function look(parts: PreviewParts, broadcast: Broadcast, { reads }: Looking): Promise<Looked> {
  const { store, reach } = parts;
  const found = await findAudience(store, await followMerges(store, broadcast.audience));
  const today = parts.world();
  // Quiet hours of the evening say nothing of what is sent in the morning.
  const world = { ...today, now: Math.max(today.now, broadcast.at ?? 0) };
  const count = createCount(world, broadcast, { reads });
  const zones = new Set<string>();
  for (let after: string | null = null; ;) {
    const { records, end, isLast } = await readPage(store, found, { after, page });
    const meant = records.filter((each) => each.forward === null && found.includes(each.contact, world.now));
    const sorted = await Promise.all(
      meant.map(async ({ contact }) =>
        (await hadIt(store, broadcast, { contact: contact.id, now: world.now }))
          ? ({ kind: 'skipped', reason: 'had_already' } as const)
          : classify(world, contact, {
              announcement: broadcast.announcement,
              reach,
              excluded: found.excludes(contact, world.now),
            }),
      ),
    );
    sorted.forEach((each, place) => {
      const contact = meant[place]?.contact;
      count.add(each, contact);
      if (contact && each.kind !== 'skipped') {
        zones.add(contact.timezone);
      }
    });
    after = end ?? null;
    if (isLast) {
      return { count, zones };
    }
    await letOthers();
  }
}

function createCount(world: World, { announcement }: Broadcast, { reads }: Looking) {
  const held: { [reason: string]: number } = {};
  const skipped: { [reason: string]: number } = {};
  const channels = new Map<ChannelName, number>();
  const examples: Preview['examples'][number][] = [];
  let [audience, go, broken] = [0, 0, 0];

  const read = (contact: Contact): boolean => {
    const { text, failed } = rehearseAnnouncement(world, contact, announcement);
    broken += failed === null ? 0 : 1;
    if (examples.length < mostExamples) {
      examples.push({ contact: contact.id, name: contact.name, text, broken: failed });
    }
    return failed === null;
  };
  return {
    add: (sorted: Class, contact: Contact | undefined): void => {
      audience++;
      if (sorted.kind === 'skipped') {
        skipped[sorted.reason] = (skipped[sorted.reason] ?? 0) + 1;
        return;
      }
      channels.set(sorted.channel, (channels.get(sorted.channel) ?? 0) + 1);
      const isWhole = !contact || !reads || read(contact);
      const reason = sorted.kind === 'held' ? sorted.reason : isWhole ? null : 'expression';
      if (reason === null) {
        go++;
      } else {
        held[reason] = (held[reason] ?? 0) + 1;
      }
    },
    result: (perDay: PreviewParts['perDay']): Omit<Preview, 'unknown'> => {
      const days = [...channels].map(([channel, count]) => Math.ceil(count / (perDay[channel] ?? Infinity)));
      return { audience, go, held, skipped, broken, examples, days: Math.max(1, ...days) };
    },
  };
}

/** Who had it, or lately an earlier one that says the same. */
async function hadIt(
  store: Store,
  broadcast: Broadcast,
  about: { readonly contact: string; readonly now: number },
): Promise<boolean> {
  const own = broadcast.startedAt === null ? [] : [broadcast.id];
  return (await hadOneOf(store, own, about)) || hadSame(store, broadcast, about);
}
