import { type Announcement, causeOf } from '../../domain/broadcast.ts';
import { type DeliveryState } from '../../domain/delivery.ts';
import { usualPurpose } from '../../domain/start-manner.ts';
import { change, changeSession, type Draft, nextId, raise, send } from '../draft.ts';
import { begin, askAfterThem } from '../start/start-unasked.ts';
import { countUnasked } from '../start/cap.ts';
import { askForReceipt, receiptButtons } from './receipt.ts';
import { filesOf, renderAnnouncement } from './render-announcement.ts';

/** Sends an announcement that nothing holds back, or starts its flow. */
export function tell(draft: Draft, announcement: Announcement): void {
  draft.cause = causeOf(announcement);
  if (announcement.flow === null) {
    say(draft, announcement);
  } else {
    startFlow(draft, announcement.flow);
  }
  draft.cause = null;
  draft.behind = null;
}

function startFlow(draft: Draft, flow: string): void {
  const { cause } = draft;
  const manner = { mode: 'interrupt', priority: 'normal', purpose: usualPurpose, cause } as const;
  const begun = begin(draft, { flow, by: 'broadcast', params: {}, since: draft.world.now, manner });
  if (!begun) {
    reportUnlessSent(draft, { state: 'failed', reason: 'no_flow' });
  } else if (cause && draft.contact.session) {
    changeSession(draft, { brought: cause.name });
  }
}

function reportUnlessSent(
  draft: Draft,
  about: { readonly state: DeliveryState; readonly reason: string | null },
): void {
  if (draft.cause) {
    draft.effects.push({ kind: 'delivery', id: nextId(draft), cause: draft.cause, ...about, until: null });
  }
}

/** A text that cannot be told for this person waits for another edition; nobody gets one with a hole in it. */
function say(draft: Draft, announcement: Announcement): void {
  const { text, tail, failed } = renderAnnouncement(draft, announcement);
  if (failed !== null) {
    const { broadcast } = announcement;
    raise(draft, 'expression', {
      key: `broadcast:${broadcast}`,
      detail: `${failed} failed for somebody in the broadcast ${broadcast}; those are held and listed with it`,
    });
    reportUnlessSent(draft, { state: 'held', reason: 'expression' });
    return;
  }
  const { cause } = draft;
  const media = filesOf(announcement);
  const message = send(draft, text, { media, ...receiptButtons(draft, announcement) }, tail);
  if (cause) {
    askForReceipt(draft, announcement, { cause, message, at: draft.world.now, sent: false });
  }
  if (countUnasked(draft)) {
    askAfterThem(draft, null);
  }
  change(draft, { lastAnswer: null });
}
