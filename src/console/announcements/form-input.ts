import { type Broadcast } from '../../domain/broadcast.ts';
import { cleanText } from '../../domain/text/clean-text.ts';
import { type BroadcastInput, digestOfContent, inputOf } from '../../programme/broadcasts/broadcast-input.ts';
import { type FormFields } from './form-fields.ts';
import { readMoment } from './read-moment.ts';
import { writeWhom } from './whom-fields.ts';

/** So much of a text serves as the title of one that has none. */
const longestTitle = 60;

/** What an announcement is with what a form says of it. What the form does not ask for stays as it was. */
export function applyFields(before: BroadcastInput, fields: FormFields, timezone: string): BroadcastInput {
  const { content, audience } = before;
  const worded = applyWords(before, fields);
  return {
    ...worded,
    content: {
      ...worded.content,
      receipt: fields.receipt === '' ? null : (content.receipt ?? { remind: null }),
      talking: fields.interrupt === '' ? 'wait' : 'interrupt',
    },
    audience: {
      ...audience,
      query: writeWhom(fields),
      segment: fields.segment === '' ? null : fields.segment,
    },
    at: fields.at === '' ? null : readMoment(fields.at, timezone),
  };
}

/** The same with only its title and its words changed, as may be done once some have it. */
export function applyWords(before: BroadcastInput, { title, text }: FormFields): BroadcastInput {
  const { content } = before;
  const others = Object.entries(content.text).filter(([language]) => language !== content.language);
  const texts = text === '' ? Object.fromEntries(others) : { ...content.text, [content.language]: text };
  return {
    ...before,
    title: title === '' ? titleOf(text, before.title) : title,
    content: { ...content, text: content.flow === null ? texts : content.text },
  };
}

function titleOf(text: string, before: string): string {
  const [line = ''] = text.split('\n');
  const short = cleanText(line, longestTitle).text;
  return short === '' ? before : short;
}

/** Whether an announcement is just as an input would make it. */
export function isAsIn(broadcast: Broadcast, input: BroadcastInput): boolean {
  const own = inputOf(broadcast);
  return (
    own.title === input.title &&
    digestOfContent(own.content) === digestOfContent(input.content) &&
    JSON.stringify(own.content.receipt) === JSON.stringify(input.content.receipt) &&
    own.content.talking === input.content.talking &&
    JSON.stringify(own.audience) === JSON.stringify(input.audience) &&
    (input.at === undefined || broadcast.at === input.at)
  );
}
