import { type Contact } from '../../domain/contact/contact.ts';
import { dayWritten, independentField, independentSince } from '../../domain/contact/independent-since.ts';

/** Where the flows that come with the programme keep what a family said of its own progress, by `contact.fields`. */
export const journeyFields = {
  good: 'progress_good',
  asked: 'progress_asked',
  judgedOn: 'progress_on',
  judgedBy: 'progress_by',
  goal: 'goal',
  saidOn: 'independent_said',
  since: independentField,
  until: 'independent_until',
} as const;

/**
 * How far a family is on its way to needing no aid, the one nearest to it that is true: a coordinator wrote since when
 * it needs none; it said so itself and is to be talked with; most of what it judged is well; it judged itself; it has
 * not yet. It describes what families said, ranks nobody and is no condition for aid.
 */
export const journeys = ['independent', 'says_so', 'strong', 'walking', 'unjudged'] as const;

/** One of `journeys`. */
export type Journey = (typeof journeys)[number];

/** What a family said of its progress. Days are `YYYY-MM-DD`. */
export interface Progress {
  readonly journey: Journey;
  /** How many things it called good, of how many it spoke of. */
  readonly good: number;
  readonly asked: number;
  readonly judgedOn: string | null;
  /** True where its companion wrote down what it said. */
  readonly together: boolean;
  /** What it wishes to reach, in its own words. */
  readonly goal: string | null;
  /** When it said that it needs no aid any more. */
  readonly saidOn: string | null;
  /** Since when it needs none, as a coordinator wrote after a talk. */
  readonly since: string | null;
}

/** Of fewer things than this nothing is concluded: the others were skipped. */
const leastAsked = 3;

/** Four of five: the same share for whom a question does not concern, such as school without children. */
const mostAreWell = 0.8;

/** What a family said of its progress. */
export function progressOf({ fields }: Pick<Contact, 'fields'>): Progress {
  const [good, asked] = [countOf(fields[journeyFields.good]), countOf(fields[journeyFields.asked])];
  const judgedOn = dayWritten(fields[journeyFields.judgedOn]);
  const saidOn = dayWritten(fields[journeyFields.saidOn]);
  const since = independentSince({ fields });
  const goal = fields[journeyFields.goal];
  const facts = { good, asked, judgedOn, saidOn, since };
  const said = typeof goal === 'string' && goal.trim() !== '' ? goal.trim() : null;
  const together = fields[journeyFields.judgedBy] === 'companion';
  return { ...facts, together, journey: journeyOf(facts), goal: said };
}

function journeyOf({
  good,
  asked,
  judgedOn,
  saidOn,
  since,
}: Omit<Progress, 'journey' | 'goal' | 'together'>): Journey {
  if (since !== null) {
    return 'independent';
  }
  if (saidOn !== null) {
    return 'says_so';
  }
  if (judgedOn === null || asked === 0) {
    return 'unjudged';
  }
  return asked >= leastAsked && good / asked >= mostAreWell ? 'strong' : 'walking';
}

type Kept = Contact['fields'][string] | undefined;

function countOf(value: Kept): number {
  const count = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  return Number.isInteger(count) && count > 0 ? count : 0;
}
