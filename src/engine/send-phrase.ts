import { type Draft, send, type SendOptions } from './draft.ts';
import { type PhraseKey } from '../domain/phrase-key.ts';

/** Sends a text of the product in the contact's language; returns the message's id. */
export function sendPhrase(
  draft: Draft,
  key: PhraseKey,
  options: SendOptions = {},
  values: Readonly<Record<string, string>> = {},
): string {
  const { language, name } = draft.contact;
  return send(draft, draft.world.phrase(language, key, { ...values, name }), options);
}
