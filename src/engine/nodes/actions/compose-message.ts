import { type Draft } from '../../draft.ts';
import { type Template } from '../../expressions/template.ts';
import { cutText } from '../cut-text.ts';
import { evaluateText } from '../evaluate-at.ts';
import { noteError } from '../notes.ts';
import { type QuickReply, readQuickReply } from './quick-reply.ts';

/** A message as it was written for somebody. */
export interface Composed {
  readonly text: string;
  /** `type:url` each. */
  readonly attachments: readonly string[];
  readonly quickReplies: readonly QuickReply[];
}

/** RapidPro's limits, in characters. */
const longestText = 10_000;
const longestAttachment = 2048;

/** Renders the parts of a message; what is no attachment or no quick reply is noted and left out. */
export function composeMessage(
  draft: Draft,
  parts: {
    readonly text: Template;
    readonly attachments: readonly Template[];
    readonly quickReplies: readonly Template[];
  },
): Composed {
  const { text } = evaluateText(draft, parts.text);
  // What fills the limit of a template has been cut there, without a sign of it.
  const full = text.length >= longestText && Array.from(text).length === longestText;
  const attachments = parts.attachments.flatMap((each) => composeAttachment(draft, each));
  const quickReplies = parts.quickReplies.flatMap((each) => composeQuickReply(draft, each));
  return { text: cutText(full ? `${text}.` : text, longestText, true), attachments, quickReplies };
}

function composeAttachment(draft: Draft, template: Template): readonly string[] {
  const text = evaluateText(draft, template).text;
  if (text.length > longestAttachment) {
    noteError(
      draft,
      `Evaluated attachment is longer than the ${longestAttachment} limit and will be ignored`,
    );
    return [];
  }
  if (!/^[^:\s]+:\s*\S/u.test(text)) {
    noteError(draft, 'Attachment evaluated to invalid value and will be ignored');
    return [];
  }
  return [text];
}

function composeQuickReply(draft: Draft, template: Template): readonly QuickReply[] {
  const { text } = evaluateText(draft, template);
  const reply = readQuickReply(text);
  if (!reply) {
    noteError(draft, 'Quick reply evaluated to empty string and will be ignored');
    return [];
  }
  return [reply];
}
