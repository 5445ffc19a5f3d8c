import { type FileMedia, type Media } from '../../../domain/message.ts';
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

/** Blocked, stopped and archived people get nothing; the flow goes on. */
function dispatch(draft: Draft, { text, attachments, quickReplies }: Composed, program: Program): void {
  if ((draft.contact.status ?? 'active') !== 'active') {
    return;
  }
  const { flow, step } = topFrame(getSession(draft));
  send(draft, text, {
    choices: quickReplies.map((each) => each.text),
    media: attachments.map(mediaOf),
    flow,
    step: program.steps[step]?.key ?? null,
  });
}

const kinds: { readonly [type: string]: FileMedia['kind'] } = {
  image: 'image',
  audio: 'voice',
  video: 'video',
};

function mediaOf(attachment: string): Media {
  const colon = attachment.indexOf(':');
  const type = attachment.slice(0, colon);
  const url = attachment.slice(colon + 1).trim();
  if (type === 'geo') {
    const [latitude = 0, longitude = 0] = url.split(',').map(Number);
    return { kind: 'location', latitude, longitude, name: null };
  }
  const name = url.split(/[?#]/u)[0]?.split('/').at(-1) ?? null;
  const kind = kinds[type.split('/')[0] ?? ''] ?? 'document';
  return { kind, ref: `url:${url}`, name, mime: type.includes('/') ? type : null, bytes: null };
}
