import { setImmediate as letOthers } from 'node:timers/promises';
import { type Instant } from '../../domain/time/clock.ts';
import { type Row } from '../../domain/row.ts';
import { type Value } from '../../domain/value.ts';
import { type Records } from '../records/records.ts';
import { answerOf } from './floip-row.ts';

/** What somebody answered in one talk through a flow. */
export interface Round {
  readonly contact: string | null;
  /** When the first of these answers was given. */
  readonly at: Instant;
  /** By the id of the question; of one that was asked twice, the last answer. */
  readonly answers: ReadonlyMap<string, RoundAnswer>;
}

/** One answer: what is kept, and what was written. */
export interface RoundAnswer {
  readonly value: Value;
  readonly text: string;
  readonly at: Instant;
}

/** The talks through a flow in which something was answered. */
export interface Rounds {
  /** The newest first. */
  readonly rounds: readonly Round[];
  /** False: there were more answers than were to be read, and the oldest are left out. */
  readonly all: boolean;
}

const page = 500;

/** Reads what was answered in a flow from one moment up to another, at most so many answers, the newest first. */
export async function readRounds(
  records: Pick<Records, 'rows'>,
  wanted: { readonly flow: string; readonly from: Instant; readonly to: Instant; readonly most: number },
): Promise<Rounds> {
  const { flow, from, to, most } = wanted;
  const query = { kind: 'results', contact: null, where: { flow }, order: 'newest', from, to } as const;
  const rounds = new Map<string, OpenRound>();
  for (let after: string | null = null, left = most; ;) {
    const rows: readonly Row[] = await records.rows({ ...query, after, limit: Math.min(page, left + 1) });
    for (const row of rows.slice(0, left)) {
      put(rounds, row);
    }
    const last = rows.at(-1);
    left -= rows.length;
    if (last === undefined || rows.length < page || left < 0) {
      return { rounds: [...rounds.values()], all: left >= 0 };
    }
    after = last.id;
    await letOthers();
  }
}

interface OpenRound extends Round {
  at: Instant;
  readonly answers: Map<string, RoundAnswer>;
}

/** Rows come with the newest first. */
function put(rounds: Map<string, OpenRound>, row: Row): void {
  const { contact, at } = row;
  const { session, step, value, text } = answerOf(row);
  const round = rounds.get(session) ?? { contact, at, answers: new Map<string, RoundAnswer>() };
  rounds.set(session, round);
  round.at = Math.min(round.at, at);
  if (!round.answers.has(step)) {
    round.answers.set(step, { value: (value ?? null) as Value, text: text ?? '', at });
  }
}
