import { type Media } from '../../../domain/message.ts';
import { type Draft, getSession, send, topFrame } from '../../draft.ts';
import { type Program } from '../../program.ts';
import { countryOf } from '../country-of.ts';
import { localise } from '../localise.ts';
import { note } from '../notes.ts';
import { routeOf } from '../send-route.ts';
import { urnIdentity } from '../urn.ts';
import { type ActionOf } from './action-of.ts';
import { type Composed, composeMessage } from './compose-message.ts';
import { describeQuickReply } from './quick-reply.ts';

/** Sends a message to the contact. */
export function sendMessage(draft: Draft, action: ActionOf<'send_msg'>, program: Program): undefined {
  const text = localise(draft, program, action.text);
  const attachments = localise(draft, program, action.attachments);
  const quickReplies = localise(draft, program, action.quickReplies);
  const composed = composeMessage(draft, {
    text: text.value,
    attachments: attachments.value,
    quickReplies: quickReplies.value,
  });
  const language =
    composed.text !== ''
      ? text.language
      : composed.attachments.length > 0
        ? attachments.language
        : composed.quickReplies.length > 0
          ? quickReplies.language
          : text.language;
  noteMessage(draft, composed, language);
  if (composed.text.trim() !== '' || composed.attachments.length > 0) {
    dispatch(draft, composed, program);
  }
  return undefined;
}

function noteMessage(draft: Draft, { text, attachments, quickReplies }: Composed, language: string): void {
  const route = routeOf(draft);
  const { status = 'active' } = draft.contact;
  const country = countryOf(draft);
  const refused = status !== 'active' ? `contact_${status}` : route ? undefined : 'no_route';
  note(draft, 'msg_created', {
    text,
    attachments: attachments.length > 0 ? attachments : undefined,
    quick_replies: quickReplies.length > 0 ? quickReplies.map(describeQuickReply) : undefined,
    locale: country !== '' ? `${language}-${country}` : language,
    urn: route && urnIdentity(route.urn),
    channel: route?.channel.name,
    unsendable_reason: refused,
  });
}

/**
 * Blocked, stopped and archived people get nothing; the flow goes on. Files of elsewhere go out as links under the
 * text, which the networks show: no channel fetches them.
 */
function dispatch(draft: Draft, { text, attachments, quickReplies }: Composed, program: Program): void {
  if ((draft.contact.status ?? 'active') !== 'active') {
    return;
  }
  const { flow, step } = topFrame(getSession(draft));
  const parts = attachments.map(takeApart);
  const links = parts.filter(({ type }) => type !== 'geo').map(({ url }) => url);
  send(draft, [text, ...links].filter((line) => line.trim() !== '').join('\n'), {
    choices: quickReplies.map((each) => each.text),
    media: parts.filter(({ type }) => type === 'geo').map(placeOf),
    flow,
    step: program.steps[step]?.key ?? null,
  });
}

interface Attachment {
  readonly type: string;
  readonly url: string;
}

function takeApart(attachment: string): Attachment {
  const colon = attachment.indexOf(':');
  return { type: attachment.slice(0, colon), url: attachment.slice(colon + 1).trim() };
}

function placeOf({ url }: Attachment): Media {
  const [latitude = 0, longitude = 0] = url.split(',').map(Number);
  return { kind: 'location', latitude, longitude, name: null };
}
