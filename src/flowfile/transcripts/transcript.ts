import { isScalar, type Node, visit } from 'yaml';
import { z } from 'zod';
import { isTimezone } from '../../domain/time/calendar.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type Role } from '../../domain/contact/role.ts';
import { languageCode } from '../../domain/text/language-code.ts';
import { type Value } from '../../domain/value.ts';
import { type Fault } from '../yaml/fault.ts';
import { readData } from '../yaml/read-data.ts';
import { parseDuration } from '../flow/read-duration.ts';
import { openSource, type Source } from '../yaml/source.ts';

/**
 * One talk that a flow must lead to, written beside it as `<flow>.test.yaml`:
 *
 * ```yaml
 * tests:
 *   - it: menyemangati yang sedang berat       # what this test shows
 *     start: keyword                           # optional: the first line of `them` starts the flow (the usual
 *                                              # way); `flow` starts it before anybody says a word,
 *                                              # `schedule` lets it come by its `every` or `after` as time passes
 *     now: 2025-05-05T08:00:00+07:00           # optional: the hour at which it begins
 *     contact: { name: Siti Aminah, role: beneficiary, language: id, village: Songgon, groups: [pkh], fields: { children: 2 },
 *                household: [Budi], salutation: ibu }   # others on the same phone; how to address them
 *     talk:
 *       - them: kabar                          # they write
 *       - bot: ["Assalamualaikum, Ibu/Bapak Siti.", "Bagaimana semangatnya minggu ini?"]
 *       - choose: "Semangat 😊"                # they press the button with this label
 *       - after: 24h                           # time passes; whatever falls due happens
 *       - send: voice                          # they send a voice note, image, file or location
 *       - bot: []                              # the bot says nothing
 *     results: { mood: heavy }                 # optional: the answers kept, nothing else looked at
 *     tasks: ["Kunjungi Siti Aminah"]          # optional: the titles of all tasks opened
 *     notified: ["Bu Siti perlu bantuan"]      # optional: all texts written to others
 *     status: completed                        # optional: waiting, completed, expired or failed
 * ```
 *
 * A `bot` line names every message since the line before it, in order; without one, nothing is compared there.
 */
export interface Transcript {
  readonly it: string;
  /** From 1. */
  readonly line: number;
  readonly start: 'keyword' | 'flow' | 'schedule';
  /** An ISO moment; null: the usual one. */
  readonly now: string | null;
  readonly contact: TranscriptContact;
  readonly talk: readonly TalkLine[];
  readonly results: { readonly [id: string]: Value } | null;
  readonly tasks: readonly string[] | null;
  readonly notified: readonly string[] | null;
  readonly status: 'waiting' | 'completed' | 'expired' | 'failed' | null;
}

/** Who talks in a test; what is left out is usual. */
export interface TranscriptContact {
  readonly name: string;
  readonly role: Role;
  readonly language: string;
  readonly timezone: string | null;
  readonly village: string | null;
  readonly salutation: string | null;
  /** Names of others who share the phone: what is asked names who is meant. */
  readonly household: readonly string[];
  readonly groups: readonly string[];
  readonly fields: { readonly [key: string]: Value };
}

/** A line of a talk, with its place for the report. */
export type TalkLine = { readonly line: number } & (
  | { readonly kind: 'them'; readonly text: string }
  | { readonly kind: 'choose'; readonly label: string }
  | { readonly kind: 'send'; readonly media: 'voice' | 'image' | 'file' | 'location' }
  | { readonly kind: 'after'; readonly length: Millis }
  | { readonly kind: 'bot'; readonly texts: readonly string[] }
);

const words = z
  .union([z.string(), z.number(), z.boolean()], { error: 'must be a text' })
  .transform((value) => String(value));
const list = z.preprocess(
  (value): unknown => (Array.isArray(value) ? value : [value]),
  z.array(words, { error: 'must be a text or a list of texts' }),
);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()], { error: 'must be one value' });
const scalars = z.record(z.string(), scalar, { error: 'must be a mapping such as { mood: heavy }' });

const contact = z.strictObject(
  {
    name: words.prefault('Siti Aminah'),
    role: z
      .enum(['beneficiary', 'volunteer', 'coordinator'], {
        error: 'must be beneficiary, volunteer or coordinator',
      })
      .default('beneficiary'),
    language: z.string().regex(languageCode, { error: 'must be a code such as id or jv' }).default('id'),
    timezone: z
      .string()
      .refine(isTimezone, { error: 'must be a zone such as Asia/Jakarta' })
      .nullable()
      .default(null),
    village: words.nullable().default(null),
    salutation: words.nullable().default(null),
    household: list.prefault([]),
    groups: list.prefault([]),
    fields: scalars.default({}),
  },
  { error: 'must be a mapping such as { name: Siti }' },
);

const talkLine = z
  .strictObject(
    {
      them: words.optional(),
      choose: words.optional(),
      send: z
        .enum(['voice', 'image', 'file', 'location'], { error: 'must be voice, image, file or location' })
        .optional(),
      after: z
        .string({ error: 'must be a duration such as 24h' })
        .refine((text) => parseDuration(text) !== undefined, { error: 'must be a duration such as 24h' })
        .optional(),
      bot: list.optional(),
    },
    { error: 'must be a line such as "them: kabar" or "bot: …"' },
  )
  .refine((line) => Object.keys(line).length === 1, {
    error: 'each line is one of them, choose, send, after or bot',
  });

const test = z.strictObject(
  {
    it: words,
    start: z
      .enum(['keyword', 'flow', 'schedule'], { error: 'must be keyword, flow or schedule' })
      .default('keyword'),
    now: z.iso
      .datetime({ offset: true, error: 'must be a moment such as 2025-05-05T08:00:00+07:00' })
      .nullable()
      .default(null),
    contact: contact.prefault({}),
    talk: z
      .array(talkLine, { error: 'must be a list of lines' })
      .min(1, { error: 'needs at least one line' }),
    results: scalars.nullable().default(null),
    tasks: list.nullable().prefault(null),
    notified: list.nullable().prefault(null),
    status: z
      .enum(['waiting', 'completed', 'expired', 'failed'], {
        error: 'must be waiting, completed, expired or failed',
      })
      .nullable()
      .default(null),
  },
  { error: 'must be a mapping that begins with "it: …"' },
);

const shape = z.strictObject(
  { tests: z.array(test, { error: 'must be a list of tests' }).min(1, { error: 'needs at least one test' }) },
  { error: 'must be a mapping with "tests:"' },
);

/** Reads the tests that lie beside a flow; while the file has faults there are none. */
export function readTranscripts(file: { readonly file: string; readonly text: string }): {
  readonly transcripts: readonly Transcript[];
  readonly faults: readonly Fault[];
} {
  const source = openSource(file);
  keepAsWritten(source);
  const data = source.faults().length === 0 ? readData(source, shape) : undefined;
  const transcripts = (data?.tests ?? []).map((each, index): Transcript => {
    const path = ['tests', index];
    const talk = each.talk.map((line, at) => toTalkLine(line, lineOf(source, [...path, 'talk', at])));
    return { ...each, line: lineOf(source, path), talk };
  });
  return { transcripts, faults: source.faults() };
}

function toTalkLine(data: z.output<typeof talkLine>, line: number): TalkLine {
  if (data.bot) {
    return { line, kind: 'bot', texts: data.bot };
  }
  if (data.choose !== undefined) {
    return { line, kind: 'choose', label: data.choose };
  }
  if (data.send) {
    return { line, kind: 'send', media: data.send };
  }
  return data.after === undefined
    ? { line, kind: 'them', text: data.them ?? '' }
    : { line, kind: 'after', length: parseDuration(data.after) ?? 0 };
}

/** A number that is not written the usual way is a text: `0812…`, `1.50`, `08`. */
function keepAsWritten({ document }: Source): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'number' && node.source !== undefined && node.source !== String(node.value)) {
        node.value = node.source;
      }
    },
  });
}

function lineOf(source: Source, path: readonly (string | number)[]): number {
  const node = source.document.getIn(path, true) as Node | undefined;
  return source.place((isScalar(node) ? undefined : node?.range?.[0]) ?? 0).line;
}
