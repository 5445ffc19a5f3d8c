import { type Row } from '../../domain/row.ts';
import { heardRowOf } from '../../domain/heard-row.ts';
import { type WrittenLine, writeTranscript } from '../../flowfile/transcripts/write-transcript.ts';
import { textOf } from '../rows/text-of.ts';

/** A talk as a test beside its flow. */
export interface WrittenTranscript {
  /** The name of the file that it belongs into. */
  readonly file: string;
  readonly text: string;
}

interface Talk {
  /** What was said, in order. */
  readonly said: readonly Row[];
  /** The session that the talk is about, and its answers. */
  readonly session: Row;
  readonly results: readonly Row[];
  readonly name: string;
}

const minute = 60_000;

/**
 * Writes the last talk of somebody as a transcript test: what they wrote and pressed, the time that passed, what the
 * bot answered, the answers kept and how it ended.
 */
export function transcriptOf({ said, session, results, name }: Talk): WrittenTranscript {
  const flow = textOf(session.data['flow']);
  const status = session.data['status'] === 'active' ? 'waiting' : session.data['status'];
  const answers = results.filter(({ data }) => data['session'] === session.id);
  const test = {
    it: 'mencatat percakapan yang dicoba di simulator',
    ...(name === '' ? {} : { contact: { name } }),
    talk: linesOf(fromSession(said, session.id)),
    results: Object.fromEntries(answers.map(({ data }) => [textOf(data['step']), data['value']])),
    status,
  };
  return { file: `${flow}.test.yaml`, text: writeTranscript(test) };
}

/** The event on whose turn a session began; it is named after it. */
export function eventOfSession(session: string): string {
  return session.slice(0, session.lastIndexOf('.'));
}

/** From the message whose turn began the session. */
function fromSession(said: readonly Row[], session: string): readonly Row[] {
  const first = said.findIndex(({ id }) => id === heardRowOf(eventOfSession(session)));
  return said.slice(Math.max(0, first));
}

function linesOf(rows: readonly Row[]): readonly WrittenLine[] {
  const lines: WrittenLine[] = [];
  let before = rows[0]?.at ?? 0;
  for (const row of rows.filter(({ data }) => data['reaction'] === undefined)) {
    const passed = Math.floor((row.at - before) / minute);
    if (passed > 0) {
      lines.push({ after: `${passed}m` });
      before = row.at;
    }
    add(lines, row);
  }
  return lines;
}

/** Messages of the bot in a row are one line. */
function add(lines: WrittenLine[], { data }: Row): void {
  const text = textOf(data['text']);
  const last = lines.at(-1);
  if (data['direction'] === 'in') {
    lines.push(personLine(data, text));
  } else if (last && 'bot' in last) {
    lines[lines.length - 1] = { bot: [...[last.bot].flat(), text] };
  } else {
    lines.push({ bot: text });
  }
}

function personLine(data: Row['data'], text: string): WrittenLine {
  const [media] = Array.isArray(data['media'])
    ? (data['media'] as readonly { readonly kind?: unknown }[])
    : [];
  if (media !== undefined && text === '') {
    return { send: media.kind === 'document' ? 'file' : String(media.kind) };
  }
  return data['choice'] === null || data['choice'] === undefined ? { them: text } : { choose: text };
}
