import { type Audience, AudienceSyntaxError } from '../../domain/audience/audience.ts';
import { type BroadcastAudience } from '../../domain/broadcast.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { digest } from '../../domain/text/digest.ts';
import { expandSegments, type SegmentLookup } from '../../domain/audience/expand-segments.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { matchesAudience } from '../../domain/audience/match-audience.ts';
import { narrowAudience } from '../../domain/audience/narrow-audience.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { parseAudience } from '../../domain/audience/parse-audience.ts';
import { type Store } from '../../store/store.ts';
import { BroadcastRefused } from './broadcast-refused.ts';

/** Who is meant by a broadcast at a moment. */
export interface Found {
  readonly includes: (contact: Contact, now: Instant) => boolean;
  readonly excludes: (contact: Contact, now: Instant) => boolean;
  /** All who are meant have one of these, by which a store finds them; null: nobody is passed over. */
  readonly keys: readonly string[] | null;
  /** All who are meant, where they were named one by one. */
  readonly ids: readonly string[] | null;
}

/** So many segments may be named inside each other. */
const mostSegments = 200;

/** The id of a segment: its name, written in any way. */
export function segmentId(name: string): string {
  return digest(foldText(name.trim()));
}

/** Reads whom a broadcast is for; throws `BroadcastRefused` where a query is wrong or a segment is not there. */
export async function findAudience(
  store: Pick<Store, 'findRow'>,
  { query, segment, contacts, exclude }: BroadcastAudience,
): Promise<Found> {
  const saved = segment === null ? null : await getSegment(store, segment);
  const wanted = [
    ...(query === null ? [] : [await readQuery(store, query, 'body.audience')]),
    ...(saved === null ? [] : [await readQuery(store, saved, 'body.segment')]),
  ];
  const unwanted = exclude === null ? null : await readQuery(store, exclude, 'body.exclude');
  const ids = contacts === null ? null : [...new Set(contacts)].sort();
  const named = ids && new Set(ids);
  const [first, ...others] = wanted;
  return {
    includes: (contact, now) =>
      (named?.has(contact.id) ?? true) && wanted.every((each) => matchesAudience(each, contact, now)),
    excludes: (contact, now) => unwanted !== null && matchesAudience(unwanted, contact, now),
    keys: first === undefined ? null : narrowAudience({ kind: 'and', of: [first, ...others] }),
    ids,
  };
}

async function getSegment(store: Pick<Store, 'findRow'>, id: string): Promise<string> {
  const row = await store.findRow('segments', id);
  const query = row?.data['query'];
  if (typeof query !== 'string') {
    throw new BroadcastRefused('no_segment', `There is no segment ${id}.`, 'body.segment');
  }
  return query;
}

async function readQuery(store: Pick<Store, 'findRow'>, query: string, where: string): Promise<Audience> {
  try {
    return await expandSegments(parseAudience(query, { segments: true }), lookupIn(store, where));
  } catch (fault) {
    if (fault instanceof AudienceSyntaxError) {
      const words = `character ${fault.offset + 1}: ${fault.message}`;
      throw new BroadcastRefused('bad_audience', words, where);
    }
    throw fault;
  }
}

/** The saved segments; what cannot be looked up is refused. */
function lookupIn(store: Pick<Store, 'findRow'>, where: string): SegmentLookup {
  let count = 0;
  return {
    find: async (name) => {
      count++;
      if (count > mostSegments) {
        const words = `It names over ${mostSegments} segments, one inside the other. Write some of them out.`;
        throw new BroadcastRefused('bad_audience', words, where);
      }
      const text = (await store.findRow('segments', segmentId(name)))?.data['query'];
      return typeof text === 'string' ? parseAudience(text, { segments: true }) : undefined;
    },
    missing: (name) => {
      throw new BroadcastRefused('no_segment', `There is no segment "${name}".`, where);
    },
    circular: (names) => {
      const circle = names.map((each) => `"${each}"`).join(' names ');
      throw new BroadcastRefused('bad_audience', `Segments go round in a circle: ${circle}.`, where);
    },
  };
}
