import { type Effect, type EffectOf, type Recipient, type OneContact } from '../../domain/effect.ts';
import { type Ending } from '../../domain/session.ts';
import { type Value } from '../../domain/value.ts';
import { type Played, type Rehearsal } from '../../engine/rehearse.ts';

/** What `run` prints for one line of input. */
export interface ReportLine {
  readonly messages: readonly {
    readonly text: string;
    readonly choices: readonly string[];
    readonly media?: readonly string[];
  }[];
  readonly results: { readonly [id: string]: Value };
  readonly tasks: readonly object[];
  readonly notified: readonly object[];
  /** Conversations that went to a human; absent where there are none. */
  readonly handovers?: readonly object[];
  readonly status: 'waiting' | Ending;
}

/** Keeps what is known of a rehearsed talk from line to line. */
export interface Report {
  take(played: Played): ReportLine;
  ended(): boolean;
}

/** A report on the flow that was named. */
export function createReport(flow: string, rehearsal: Rehearsal): Report {
  let results: Readonly<Record<string, Value>> = {};
  let status: Ending = 'completed';
  const isOpen = (): boolean => rehearsal.contact().session !== null;
  return {
    ended: () => !isOpen(),
    take: ({ effects }) => {
      results = collectResults(flow, rehearsal, { ...results, ...recorded(flow, effects) });
      status = effects.reduce(
        (last, effect) => (effect.kind === 'session' && effect.status !== 'active' ? effect.status : last),
        status,
      );
      return { ...describe(effects), results, status: isOpen() ? 'waiting' : status };
    },
  };
}

function recorded(flow: string, effects: readonly Effect[]): Record<string, Value> {
  const records = effects.filter((each) => each.kind === 'record').filter((each) => each.flow === flow);
  return Object.fromEntries(records.map(({ step, value }) => [step, value]));
}

/** While the flow runs, its own results count: an answer that was taken back is gone. */
function collectResults(flow: string, rehearsal: Rehearsal, known: Readonly<Record<string, Value>>) {
  const frame = rehearsal.contact().session?.stack.find((each) => each.flow === flow);
  return frame
    ? Object.fromEntries(Object.entries(frame.results).map(([id, { value }]) => [id, value]))
    : known;
}

function describe(effects: readonly Effect[]): Omit<ReportLine, 'results' | 'status'> {
  const of = <Kind extends Effect['kind']>(kind: Kind) =>
    effects.filter((each): each is EffectOf<Kind> => each.kind === kind);
  const handovers = of('handover').map(({ topic }) => ({ topic }));
  return {
    messages: of('send').map(({ text, choices, media }) => ({
      text,
      choices,
      ...(media.length > 0 ? { media: media.map((each) => ('name' in each ? (each.name ?? '') : '')) } : {}),
    })),
    tasks: of('task').map(({ title, why, due, ...task }) => ({
      title,
      for: nameOf(task.for),
      why,
      due: due === null ? null : new Date(due).toISOString(),
    })),
    notified: of('notify').map(({ to, text }) => ({ to: nameOf(to), text })),
    ...(handovers.length > 0 ? { handovers } : {}),
  };
}

function nameOf(recipient: Recipient | OneContact): string {
  if (typeof recipient === 'string') {
    return recipient;
  }
  return 'contact' in recipient ? recipient.contact : recipient.query;
}
