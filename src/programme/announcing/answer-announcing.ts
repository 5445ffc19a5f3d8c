import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { BroadcastRefused } from '../broadcasts/broadcast-refused.ts';
import { type Settlement } from '../../runner/path.ts';
import { type AnnouncingParts } from './announcing-parts.ts';
import { approveDraft } from './approve-draft.ts';
import { dropDraft } from './drop-draft.ts';
import { sayRefusal } from './say-refusal.ts';
import { type Said, sendDraft } from './send-draft.ts';
import { showDraft } from './show-draft.ts';
import { steerLatest } from './steer-latest.ts';
import { tellLatest } from './tell-status.ts';

interface Asked {
  readonly id: string;
  readonly act: AnnouncingAct;
}

/** Does what a coordinator asked for about announcements, and answers in their chat; what cannot be done is said. */
export async function answerAnnouncing(
  parts: AnnouncingParts,
  by: Contact,
  { id, act }: Asked,
): Promise<Settlement> {
  const { text, others } = await carryOut(parts, by, { id, act }).catch((fault: unknown) => {
    if (fault instanceof BroadcastRefused) {
      return { text: sayRefusal(parts, by, { act, reason: fault.reason }), others: [] };
    }
    throw fault;
  });
  // It was asked for, so it waits for nothing.
  const about = { kind: 'notice', text, media: [], from: null, urgent: true } as const;
  const answer = { contact: by.id, event: { id: `${id}.said`, at: parts.now(), ...about } };
  return { rows: [], happen: [answer, ...others] };
}

async function carryOut(parts: AnnouncingParts, by: Contact, { id, act }: Asked): Promise<Said> {
  switch (act.kind) {
    case 'draft':
      return showDraft(parts, by, { id, act });
    case 'send':
      return sendDraft(parts, by, act);
    case 'drop':
      return { text: await dropDraft(parts, by, act), others: [] };
    case 'status':
      return { text: await tellLatest(parts, by), others: [] };
    case 'stop':
    case 'resume':
    case 'cancel':
      return { text: await steerLatest(parts, by, { id, step: act.kind }), others: [] };
    case 'approve':
      return approveDraft(parts, by, { id, act });
  }
}
