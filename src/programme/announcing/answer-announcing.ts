import { type AnnouncingAct } from '../../domain/announcing.ts';
import { type Contact } from '../../domain/contact.ts';
import { BroadcastRefused } from '../broadcasts/broadcast-refused.ts';
import { type Settlement } from '../../runner/path.ts';
import { type PhraseKey } from '../../engine/phrase-key.ts';
import { type AnnouncingParts, sayTo } from './announcing-parts.ts';
import { approveDraft, type Said, sendDraft } from './send-draft.ts';
import { showDraft } from './show-draft.ts';
import { steerLatest, tellStatus } from './steer-latest.ts';

/** Does what a coordinator asked for about announcements, and answers in their chat; what cannot be done is said. */
export async function answerAnnouncing(
  parts: AnnouncingParts,
  by: Contact,
  { id, act }: { readonly id: string; readonly act: AnnouncingAct },
): Promise<Settlement> {
  const { text, others } = await carryOut(parts, by, act).catch((fault: unknown) => {
    if (fault instanceof BroadcastRefused) {
      return { text: refusalOf(parts, by, { act, fault }), others: [] };
    }
    throw fault;
  });
  // It was asked for, so it waits for nothing.
  const about = { kind: 'notice', text, media: [], from: null, urgent: true } as const;
  const answer = { contact: by.id, event: { id: `${id}.said`, at: parts.now(), ...about } };
  return { rows: [], happen: [answer, ...others] };
}

async function carryOut(parts: AnnouncingParts, by: Contact, act: AnnouncingAct): Promise<Said> {
  switch (act.kind) {
    case 'draft':
      return { text: await showDraft(parts, by, act), others: [] };
    case 'send':
      return sendDraft(parts, by, act);
    case 'drop':
      await parts.broadcasts.cancel(act.broadcast);
      return { text: sayTo(parts, by)('announce_dropped'), others: [] };
    case 'status':
      return { text: await tellStatus(parts, by), others: [] };
    case 'stop':
    case 'resume':
      return { text: await steerLatest(parts, by, act.kind), others: [] };
    case 'approve':
      return approveDraft(parts, by);
  }
}

/** What can be said without the words that are meant for programs. */
const plainRefusals: { readonly [reason in BroadcastRefused['reason']]?: PhraseKey } = {
  empty_audience: 'announce_nobody',
  in_the_past: 'announce_past',
  bad_media: 'announce_bad_file',
};

function refusalOf(
  parts: AnnouncingParts,
  by: Contact,
  { act, fault }: { readonly act: AnnouncingAct; readonly fault: BroadcastRefused },
): string {
  const say = sayTo(parts, by);
  const { reason, message: why } = fault;
  if (reason === 'bad_audience' || reason === 'no_segment') {
    return say('announce_bad_audience', { whom: act.kind === 'draft' ? act.whom : '', why });
  }
  const plain = plainRefusals[reason];
  return plain === undefined ? say('announce_refused', { why }) : say(plain, { reasons: '-' });
}
