import { type Millis } from '../../../domain/time/clock.ts';
import { type Collections } from '../collections.ts';
import { upsert } from '../upsert.ts';
import { type Sequence } from './sequence.ts';

/**
 * What lets a list be followed although several processes write: a row can be read only a while after it took its
 * place, and one of another process that took a later place may be read first. Nothing is written for it until somebody
 * follows a list: then the others are asked to pass over the places up to its end, and to say when what they have on
 * its way before there can be read.
 */
export interface PlaceMarks {
  /** Gives places to rows that are written then. */
  during<T>(write: () => Promise<T>): Promise<T>;
  /** Which others may still put a row before a place; read before the rows themselves. */
  others(): Promise<ReadonlyMap<string, string>>;
  /**
   * Resolves, with whether there was anything to wait for, when whatever was given a place before this one can be
   * read. Who does not answer within 3 s is dead, or can write nothing either.
   */
  settled(place: string, others: ReadonlyMap<string, string>): Promise<boolean>;
  close(): Promise<void>;
}

interface Parts {
  readonly writers: Collections['writers'];
  readonly sequence: Sequence;
  /** How long an answer is waited for. */
  readonly patience?: Millis;
}

interface State {
  /** Writes under way, with a place that none of theirs is before. */
  readonly underWay: Map<symbol, { readonly from: string; readonly ended: Promise<void> }>;
  known: Promise<void> | null;
  answered: string;
  timer: NodeJS.Timeout | null;
}

/** So often it is looked whether somebody asks. */
const pause: Millis = 150;
const often: Millis = 40;
/** What a write that failed may still bring about comes before this. */
const late: Millis = 5000;

function sleep(time: Millis): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** Others must know of us before we put the first row. */
async function makeKnown({ writers, sequence }: Parts, { answered }: State): Promise<void> {
  const first = { asked: '', answered };
  await upsert(() =>
    writers.updateOne({ _id: { $eq: sequence.mark } }, { $setOnInsert: first }, { upsert: true }),
  );
}

/** From now on no row of ours comes before the place; resolves with whether one was on its way there. */
async function passOver({ sequence }: Parts, { underWay }: State, place: string): Promise<boolean> {
  sequence.passOver(place);
  const before = [...underWay.values()].filter(({ from }) => from <= place);
  await Promise.all(before.map(({ ended }) => ended));
  return before.length > 0;
}

async function answer(parts: Parts, state: State): Promise<void> {
  const { writers, sequence } = parts;
  const ours = await writers.findOne({ _id: { $eq: sequence.mark } });
  if (ours === null) {
    await makeKnown(parts, state);
  } else if (ours.asked > state.answered) {
    await passOver(parts, state, ours.asked);
    state.answered = ours.asked;
    await writers.updateOne({ _id: { $eq: sequence.mark } }, { $set: { answered: ours.asked } });
  }
}

function answerFromNowOn(parts: Parts, state: State): void {
  state.timer = setTimeout(() => {
    // Whoever asks while the store is away waits for it, too.
    answer(parts, state)
      .catch(() => undefined)
      .finally(() => {
        if (state.timer !== null) {
          answerFromNowOn(parts, state);
        }
      });
  }, pause).unref();
}

async function becomeKnown(parts: Parts, state: State): Promise<void> {
  state.known ??= makeKnown(parts, state).then(() => {
    answerFromNowOn(parts, state);
  });
  try {
    await state.known;
  } catch (fault) {
    state.known = null;
    throw fault;
  }
}

async function during<T>(parts: Parts, state: State, write: () => Promise<T>): Promise<T> {
  await becomeKnown(parts, state);
  const key = Symbol('write');
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = () => {
      state.underWay.delete(key);
      resolve();
    };
  });
  state.underWay.set(key, { from: parts.sequence.next(), ended });
  try {
    const written = await write();
    end();
    return written;
  } catch (fault) {
    setTimeout(end, late).unref();
    throw fault;
  }
}

async function settled(
  parts: Parts,
  state: State,
  { place, others }: { readonly place: string; readonly others: ReadonlyMap<string, string> },
): Promise<boolean> {
  const had = await passOver(parts, state, place);
  const asked = [...others].filter(([, answered]) => answered < place);
  if (asked.length === 0) {
    return had;
  }
  const { writers, patience = 3000 } = parts;
  const filter = { _id: { $in: asked.map(([id]) => id) }, answered: { $lt: place } };
  await writers.updateMany(filter, { $max: { asked: place } });
  for (let waited = 0; waited < patience; waited += often) {
    if ((await writers.countDocuments(filter, { limit: 1 })) === 0) {
      return true;
    }
    await sleep(often);
  }
  // Who lives after all makes itself known again.
  await writers.deleteMany(filter);
  return true;
}

/** The marks of this process and what it knows of the others'. */
export function createPlaceMarks(parts: Parts): PlaceMarks {
  const { writers, sequence } = parts;
  const state: State = { underWay: new Map(), known: null, answered: '', timer: null };
  return {
    during: (write) => during(parts, state, write),
    others: async () => {
      const found = await writers.find({ _id: { $ne: sequence.mark } }).toArray();
      return new Map(found.map(({ _id, answered }) => [_id, answered]));
    },
    settled: (place, others) => settled(parts, state, { place, others }),
    close: async () => {
      if (state.timer !== null) {
        clearTimeout(state.timer);
        state.timer = null;
        await Promise.all([...state.underWay.values()].map(({ ended }) => ended));
        await writers.deleteOne({ _id: { $eq: sequence.mark } });
      }
    },
  };
}
