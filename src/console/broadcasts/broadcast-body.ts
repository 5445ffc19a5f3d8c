import { shortTitle } from '../../domain/text/short-title.ts';
import { z } from 'zod';
import { type BroadcastInput } from '../../programme/broadcasts/broadcast-input.ts';
import { languageCode } from '../../domain/text/language-code.ts';

const language = z.string().regex(languageCode);
const words = z.string().min(1).max(4096);
const query = z.string().min(1).max(2000);
const hour = 60 * 60 * 1000;
/** No file system takes a longer name. */
const longestName = 255;

/** What a body may say of a broadcast. */
const said = {
  title: z.string().min(1).max(200).optional(),
  text: z
    .union([words, z.record(language, words)], 'One text, or one for each language: `{"id": …, "jv": …}`.')
    .optional()
    .describe('With expressions; one text, or one for each language.'),
  language: language.optional().describe('Of the text, and for whoever has none of the others.'),
  media: z
    .string()
    .regex(/^[\w-][\w.-]*$/u)
    .max(longestName)
    .nullable()
    .optional()
    .describe('A file in FLOWS_DIR/media.'),
  flow: z.string().min(1).max(200).optional().describe('The flow to start, instead of a text.'),
  audience: query.optional().describe('A query, such as `role = volunteer AND segment = "Songgon"`.'),
  segment: z.string().min(1).max(200).optional().describe('The id of a saved segment.'),
  contacts: z.array(z.string().min(1).max(200)).min(1).max(5000).optional(),
  exclude: query.nullable().optional().describe('A query for whom it is not for.'),
  receipt: z.boolean().optional().describe('Asks to reply 1 when it was read.'),
  remind_after_hours: z
    .number()
    .positive()
    .max(24 * 30)
    .nullable()
    .optional()
    .describe('When who has not replied is reminded, once; without `receipt`, it asks for the reply too.'),
  talking: z.enum(['wait', 'interrupt']).optional().describe('While another conversation is open.'),
};

/** The body that makes a broadcast. */
export const newBroadcast = z
  .strictObject({ ...said, by: z.string().trim().min(1).max(200).default('admin').describe('Who makes it.') })
  .refine(({ text, flow }) => (text === undefined) !== (flow === undefined), {
    message: 'Send either "text" or "flow".',
  })
  .refine(({ audience, segment, contacts }) => audience ?? segment ?? contacts, {
    message: 'Say whom it is for: "audience", "segment" or "contacts".',
  });

/** Whether whoever was asked about a repeat means it. */
export const meant = z.boolean().default(false).describe('The same text again within an hour is meant.');

/** The body that edits one. */
export const changedBroadcast = z.strictObject({ ...said, confirm: meant });

type Said = Omit<z.infer<typeof changedBroadcast>, 'confirm'>;

/** What a new broadcast is before a body says more. */
export function blankInput(usualLanguage: string): BroadcastInput {
  return {
    title: '',
    content: { text: {}, language: usualLanguage, media: null, flow: null, receipt: null, talking: 'wait' },
    audience: { query: null, segment: null, contacts: null, exclude: null },
  };
}

/** What was said, else what was before. */
function given<Value>(said: Value | undefined, before: Value): Value {
  return said === undefined ? before : said;
}

/** The input with what a body changes in it. */
export function applyBody(before: BroadcastInput, body: Said): BroadcastInput {
  const content = applyToContent(before.content, body);
  const { query: asked, segment, contacts, exclude } = before.audience;
  return {
    title: given(body.title, before.title === '' ? titleOf(content.text, content.flow) : before.title),
    content,
    audience: {
      query: given(body.audience, asked),
      segment: given(body.segment, segment),
      contacts: given(body.contacts, contacts),
      exclude: given(body.exclude, exclude),
    },
  };
}

/** A text takes the place of a flow, and a flow that of a text. */
function applyToContent(before: BroadcastInput['content'], body: Said): BroadcastInput['content'] {
  const wanted = given(body.language, before.language);
  const text = body.flow === undefined ? textsOf(given(body.text, before.text), wanted) : {};
  const first = Object.keys(text)[0] ?? wanted;
  return {
    text,
    language: Object.hasOwn(text, wanted) ? wanted : first,
    media: given(body.media, before.media),
    flow: body.text === undefined ? given(body.flow, before.flow) : null,
    receipt: receiptOf(before.receipt, body),
    talking: given(body.talking, before.talking),
  };
}

function textsOf(text: NonNullable<Said['text']>, wanted: string): BroadcastInput['content']['text'] {
  return typeof text === 'string' ? { [wanted]: text } : text;
}

function titleOf(text: BroadcastInput['content']['text'], flow: string | null): string {
  return flow ?? shortTitle(Object.values(text)[0] ?? '');
}

function receiptOf(
  before: BroadcastInput['content']['receipt'],
  body: Said,
): BroadcastInput['content']['receipt'] {
  const after = body.remind_after_hours;
  // Whoever wants a reminder of the reply wants the reply.
  const asks = body.receipt ?? (before !== null || typeof after === 'number');
  const remind = after === undefined ? (before?.remind ?? null) : after && after * hour;
  return asks ? { remind } : null;
}
