import { type Address } from '../../domain/contact/address.ts';
import { type Millis } from '../../domain/time/clock.ts';
import { type EventOf } from '../../domain/event.ts';
import { type InboundMessage } from '../../domain/message.ts';
import { change, type Draft, nextId, raise, send } from '../draft.ts';
import { addressForm } from '../address-name.ts';
import { countExpiryAnew } from '../due/count-expiry-anew.ts';
import { findQuestion } from '../hear/open-question.ts';
import { sendPhrase } from '../send-phrase.ts';
import { askNow } from '../steps/ask.ts';

/** So long a number still means the list of people that was shown. */
const listLasts: Millis = 60 * 60 * 1000;

/** Somebody else answers: where the phone is shared the others are looked up, else staff are told. */
export function sayNotMe(draft: Draft, { from: address }: InboundMessage): void {
  if (draft.contact.shared?.length) {
    handPhone(draft, address, null);
  } else {
    tellStaff(draft);
  }
}

function tellStaff(draft: Draft): void {
  sendPhrase(draft, 'not_me');
  raise(draft, 'not_me', { key: draft.contact.id, detail: 'somebody else answers at this address' });
}

/** Several people share the phone: which of them holds it is asked by a numbered list, with "somebody else" last. */
export function askWhoIsThere(draft: Draft, { people }: EventOf<'household'>): void {
  if (people.length === 0) {
    tellStaff(draft);
    return;
  }
  const { world, contact } = draft;
  const say = (key: 'who_line' | 'somebody_else', values: Readonly<Record<string, string>>): string =>
    world.phrase(contact.language, key, { name: contact.name, ...values }).trim();
  const names = [...people.map(({ name }) => name), say('somebody_else', {})];
  const lines = names.map((who, index) => say('who_line', { number: String(index + 1), who }));
  const again = contact.whoIsThere?.again ?? false;
  change(draft, { whoIsThere: { at: world.now, people: people.map((each) => each.contact), again } });
  send(
    draft,
    [world.phrase(contact.language, 'who_is_there', { name: contact.name }).trim(), ...lines].join('\n'),
  );
}

/**
 * A number of the list that was just shown. Anything else gets the list once more, since an answer to it must not
 * be taken for one to the open question; then the message means what it would have meant: false.
 */
export function chooseWhoIsThere(draft: Draft, { from: address }: InboundMessage, word: string): boolean {
  const { whoIsThere } = draft.contact;
  if (!whoIsThere) {
    return false;
  }
  change(draft, { whoIsThere: null });
  const { at, people, again } = whoIsThere;
  const chosen = /^\d{1,2}$/u.test(word) ? [...people, somebodyElse][Number(word) - 1] : undefined;
  if (draft.world.now - at > listLasts || (again && chosen === undefined)) {
    return false;
  }
  if (chosen === somebodyElse) {
    tellStaff(draft);
    return true;
  }
  if (chosen === undefined) {
    change(draft, { whoIsThere: { ...whoIsThere, again: true } });
  }
  handPhone(draft, address, chosen ?? null);
  return true;
}

/** The last line of the list; no contact has such an id. */
const somebodyElse = '';

function handPhone(draft: Draft, address: Address, to: string | null): void {
  draft.effects.push({ kind: 'household', id: nextId(draft), act: { kind: 'not_me', address, to } });
}

/** Whoever holds the phone is this contact: the open question is asked again, as an answer to what was written. */
export function speak(draft: Draft): void {
  countExpiryAnew(draft);
  const open = findQuestion(draft);
  if (!open) {
    const stopped = draft.contact.consent.status === 'opted_out';
    const { full: who } = addressForm(draft.contact, draft.world);
    sendPhrase(draft, stopped ? 'still_stopped' : 'speaking', {}, { who });
    return;
  }
  askNow(draft, open, open.waiting);
}
