import { type Effect } from '../domain/effect.ts';
import { type PhraseKey } from '../domain/phrase-key.ts';
import { type Draft, nextId } from './draft.ts';

type Notify = Extract<Effect, { readonly kind: 'notify' }>;

/** Has somebody else told something by a text of the product, each in their own language. */
export function notifyPhrase(
  draft: Draft,
  to: Notify['to'],
  key: PhraseKey,
  values: Readonly<Record<string, string>>,
): void {
  const { contact, world } = draft;
  const text = world.phrase(contact.language, key, { name: contact.name, ...values });
  draft.effects.push({
    kind: 'notify',
    id: nextId(draft),
    to,
    text,
    said: { key, values },
    flow: '',
    step: '',
  });
}
