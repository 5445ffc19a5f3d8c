import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { type Store } from '../../store/store.ts';

/** One run of a schedule, or what one date brought: to how many it came, and when. */
export interface CampaignRun {
  /** What the clock showed, `2026-11-23T08:00`, or the date. */
  readonly occurrence: string;
  /** When it was due for the first contact. */
  readonly due: Instant | null;
  readonly started: Instant | null;
  /** When it had come to the last one; null while some are still held back. */
  readonly finished: Instant | null;
  /** By how much it came late to whom it came latest. */
  readonly late: Millis | null;
  readonly states: { readonly [state: string]: number };
  /** Why it was held back or skipped, with how often. */
  readonly reasons: { readonly [reason: string]: number };
}

const page = 500;

/** Which runs: so many, and where a list goes on, those before this occurrence. */
export interface RunsAsked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Runs, the last one first. */
export interface Runs {
  readonly runs: readonly CampaignRun[];
  /** Whether there are earlier ones. */
  readonly more: boolean;
}

/** The latest runs of what causes with this beginning brought. */
export async function readRuns(store: Store, before: string, { limit, after }: RunsAsked): Promise<Runs> {
  const tallies = await store.tallyRows({ kind: 'deliveries', prefix: before, by: ['cause'] });
  const causes = tallies
    .map(({ of }) => of.cause ?? '')
    .filter((each) => after === undefined || each < before + after)
    .sort();
  const runs: CampaignRun[] = [];
  for (const cause of causes.slice(-limit).reverse()) {
    runs.push(await readRun(store, cause, before));
  }
  return { runs, more: causes.length > limit };
}

async function readRun(store: Store, cause: string, before: string): Promise<CampaignRun> {
  const deliveries: Row['data'][] = [];
  for (let after: string | undefined; ;) {
    const more = after === undefined ? {} : { after };
    const rows = await store.rows({
      kind: 'deliveries',
      prefix: `${cause}.`,
      order: 'oldest',
      limit: page,
      ...more,
    });
    deliveries.push(
      ...rows.map(({ at, data: { state = null, reason = null, sentAt = null, due = null } }) => ({
        at,
        state,
        reason,
        sentAt,
        due,
      })),
    );
    after = rows.at(-1)?.id;
    if (rows.length < page) {
      return { occurrence: cause.slice(before.length), ...summarise(deliveries) };
    }
  }
}

function summarise(deliveries: readonly Row['data'][]): Omit<CampaignRun, 'occurrence'> {
  const sent = deliveries.flatMap(({ sentAt, due }) => (isNumber(sentAt) ? [{ at: sentAt, due }] : []));
  const open = deliveries.some(({ state }) => state === 'held' || state === 'queued');
  return {
    due: least(deliveries.map(({ due }) => due)),
    started: least(sent.map(({ at }) => at)),
    finished: open ? null : greatest(deliveries.map(({ at }) => at)),
    late: greatest(sent.map(({ at, due }) => (isNumber(due) ? Math.max(0, at - due) : null))),
    states: count(deliveries.map(({ state }) => state)),
    reasons: count(deliveries.map(({ reason }) => reason)),
  };
}

const isNumber = (value: Value | undefined): value is number => typeof value === 'number';

function least(values: readonly (Value | undefined)[]): number | null {
  return values
    .filter(isNumber)
    .reduce<number | null>((low, each) => (low === null ? each : Math.min(low, each)), null);
}

function greatest(values: readonly (Value | undefined)[]): number | null {
  return values
    .filter(isNumber)
    .reduce<number | null>((high, each) => (high === null ? each : Math.max(high, each)), null);
}

function count(values: readonly (Value | undefined)[]): { readonly [value: string]: number } {
  const counted: { [value: string]: number } = {};
  for (const value of values.filter((each) => typeof each === 'string')) {
    counted[value] = (counted[value] ?? 0) + 1;
  }
  return counted;
}
