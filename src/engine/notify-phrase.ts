import { type Effect } from '../domain/effect.ts';
import { type PhraseKey } from '../domain/phrase-key.ts';
import { type Draft, nextId } from './draft.ts';

type Notify = Extract<Effect, { readonly kind: 'notify' }>;
type Values = Readonly<Record<string, string>>;

/** Has somebody else told something by a text of the product, each in their own language. */
export function notifyPhrase(draft: Draft, to: Notify['to'], key: PhraseKey, values: Values): void {
  draft.effects.push(noticeOf(draft, to, key, values));
}

/** The same where it answers what they have just said: it waits for no morning. */
export function notifyAtOnce(draft: Draft, to: Notify['to'], key: PhraseKey, values: Values): void {
  draft.effects.push({ ...noticeOf(draft, to, key, values), atOnce: true });
}

function noticeOf(draft: Draft, to: Notify['to'], key: PhraseKey, values: Values): Notify {
  const { contact, world } = draft;
  const text = world.phrase(contact.language, key, { name: contact.name, ...values });
  return { kind: 'notify', id: nextId(draft), to, text, said: { key, values }, flow: '', step: '' };
}
