import { type Announcement, causeOf } from '../../domain/broadcast.ts';
import { quietUntil } from '../../domain/time/calendar.ts';
import { type AskedReceipt } from '../../domain/contact/conversation.ts';
import { replied } from '../../domain/delivery.ts';
import { type FollowUpOf } from '../../domain/follow-up.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { namesQuestion } from '../../domain/question-name.ts';
import { change, type Draft, nextId, type SendOptions } from '../draft.ts';
import { putOff, putOffUnsent } from '../due/put-off.ts';
import { sendPhrase } from '../send-phrase.ts';
import { findRefusal } from '../start/find-refusal.ts';

/** So many announcements may wait for a sign at once. */
const most = 5;

/** What the button under an announcement is named by. */
function askingOf(cause: string): string {
  return `read:${cause}`;
}

/** The button by which somebody says that they have read it; a channel without buttons lists it under "1". */
export function receiptButtons(draft: Draft, announcement: Announcement): SendOptions {
  return announcement.receipt === null
    ? {}
    : {
        choices: [draft.world.phrase(draft.contact.language, 'announce_read')],
        question: askingOf(causeOf(announcement).name),
      };
}

/** Remembers that a confirmation of reading is awaited, and plans the one reminder. */
export function askForReceipt(draft: Draft, { receipt }: Announcement, asked: AskedReceipt): void {
  if (receipt === null) {
    return;
  }
  const { receipts = [], followUps } = draft.contact;
  const { cause, message, at } = asked;
  const after = receipt.remind;
  change(draft, {
    receipts: [...receipts.filter((each) => each.cause.name !== cause.name), asked].slice(-most),
    followUps:
      after === null
        ? followUps
        : [
            ...followUps,
            {
              kind: 'remind_read',
              id: nextId(draft),
              cause: cause.name,
              message,
              after,
              due: at + after,
            },
          ],
  });
}

/** "1", the button or its words: they have read it. False when the message says something else. */
export function takeReceipt(draft: Draft, { tap }: InboundMessage, word: string): boolean {
  const receipt = tap ? findTapped(draft, tap.question) : findMeant(draft, word);
  if (!receipt) {
    return false;
  }
  const { receipts = [], followUps } = draft.contact;
  const { cause, message } = receipt;
  change(draft, {
    receipts: receipts.filter((each) => each !== receipt),
    followUps: followUps.filter((each) => each.kind !== 'remind_read' || each.cause !== cause.name),
  });
  const about = { cause, state: 'read', reason: replied, until: null, message } as const;
  draft.effects.push({ kind: 'delivery', id: nextId(draft), ...about });
  sendPhrase(draft, 'announce_thanks');
  return true;
}

function findTapped({ contact }: Draft, question: string | null): AskedReceipt | undefined {
  return contact.receipts?.find(({ cause }) => namesQuestion(question, askingOf(cause.name)));
}

/**
 * A number belongs to what was shown last: to an open question, to a list of tasks, or to the announcement. One that
 * is not out yet, such as for a pause, nobody has read; one that may not be out yields to one that is.
 */
function findMeant(draft: Draft, word: string): AskedReceipt | undefined {
  const { contact, world } = draft;
  const last = lastShown(draft);
  const asks = contact.session?.waiting.kind === 'question';
  if (last === undefined || asks || (contact.listed?.at ?? 0) > last.at) {
    return undefined;
  }
  const said = word === '1' || word === world.phrase(contact.language, 'announce_read').toLowerCase();
  return said ? last : undefined;
}

function lastShown({ contact: { receipts = [] }, world }: Draft): AskedReceipt | undefined {
  const shown = receipts.filter(({ message }) => !world.unseen(message));
  return shown.filter(({ message }) => !world.unseen(message, 'perhaps')).at(-1) ?? shown.at(-1);
}

/** Sends the one reminder to a recipient who has not confirmed. */
export function remindToSay(draft: Draft, reminder: FollowUpOf<'remind_read'>): void {
  const { contact, world } = draft;
  const asked = contact.receipts?.find(({ message }) => message === reminder.message);
  if (!asked || findRefusal(contact, world)) {
    return;
  }
  if (asked.sent === false) {
    putOffUnsent(draft, reminder);
    return;
  }
  const quiet = quietUntil(world.now, contact.timezone, world.manners);
  if (quiet === null) {
    const question = askingOf(reminder.cause);
    const choices = [world.phrase(contact.language, 'announce_read')];
    sendPhrase(draft, 'announce_remind', { reminder: true, question, choices });
  } else {
    putOff(draft, reminder, quiet);
  }
}
