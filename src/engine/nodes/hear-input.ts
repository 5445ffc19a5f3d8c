import { type HeardInput } from '../../domain/session.ts';
import { isFile } from '../../domain/is-file.ts';
import { type InboundMessage, type Media } from '../../domain/message.ts';
import { change, changeFrame, changeSession, type Draft, getSession } from '../draft.ts';
import { dropFollowUps } from '../ending.ts';
import { type OpenStep } from '../find-open-step.ts';
import { type FollowUpOf } from '../../domain/follow-up.ts';
import { putOffUnsent } from '../due/put-off.ts';
import { regroup } from './regroup.ts';
import { urnOfMessage } from './urn-of-message.ts';

/** A node flow that waits for a message. */
type Listening = OpenStep<'listen'>;

/** Takes a message as what the node flow waited for; its router judges it when the walk goes on. */
export function takeInput(draft: Draft, { step, waiting }: Listening, message: InboundMessage): void {
  const { stack } = getSession(draft);
  dropFollowUps(draft, stack.length - 1);
  draft.effects.push({ kind: 'cancel', question: waiting.question, reason: 'answered' });
  const label = message.tap ? waiting.labels?.[message.tap.choice] : undefined;
  changeSession(draft, { input: inputOf(draft, message, label) });
  changeFrame(draft, { step: step.next });
  change(draft, { lastAnswer: null });
  regroup(draft);
}

/** A message as node flows see it. */
export function inputOf(draft: Draft, message: InboundMessage, label?: string): HeardInput {
  return {
    id: draft.event.id,
    text: label ?? message.text,
    attachments: message.media.map(attachmentOf),
    from: urnOfMessage(draft, message),
    at: draft.world.now,
  };
}

function attachmentOf(media: Media): string {
  if (isFile(media)) {
    const kind = media.kind === 'voice' ? 'audio' : media.kind === 'document' ? 'application' : media.kind;
    return `${media.mime ?? kind}:${media.ref.replace(/^url:/u, '')}`;
  }
  return media.kind === 'location'
    ? `geo:${media.latitude},${media.longitude}`
    : `text/vcard:${media.name} ${media.phone}`;
}

/** Nobody said anything in time: the router goes the way of its timeout; a question not out yet waits on. */
export function endListening(
  draft: Draft,
  { step, waiting }: Listening,
  followUp: FollowUpOf<'timeout'>,
): void {
  if (!waiting.sent) {
    putOffUnsent(draft, followUp);
    return;
  }
  dropFollowUps(draft, getSession(draft).stack.length - 1);
  changeSession(draft, { input: null });
  changeFrame(draft, { step: step.timeout?.target ?? step.next });
  regroup(draft);
}
