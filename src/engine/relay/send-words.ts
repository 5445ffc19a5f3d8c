import { type Words } from '../../domain/thread.ts';
import { type Draft, send, type SendOptions } from '../draft.ts';

/** Left for what a message gets besides, such as a name to greet by. */
const margin = 200;

/**
 * Sends what a person said, whole: where the words before it leave no room for its end, that follows in a message of
 * its own, cut between two words.
 */
export function sendWords(draft: Draft, text: string, options: SendOptions): void {
  const room = draft.world.limits.textLength - margin;
  if (text.length <= room) {
    send(draft, text, options);
    return;
  }
  const [head = ''] = /^[\s\S]*\s/u.exec(text.slice(0, room)) ?? [];
  const first = head.length > room / 2 ? head : text.slice(0, room).replace(/[\uD800-\uDBFF]$/u, '');
  send(draft, first.trimEnd(), options);
  send(draft, text.slice(first.length).trim(), { ...options, media: [] });
}

/** What is passed on; whoever reads it should know that something is missing, and may ask for it. */
export function wholeText({ contact, world }: Draft, { text, incomplete }: Words): string {
  const missing = incomplete ? world.phrase(contact.language, 'file_missing', { name: contact.name }) : '';
  return [text, missing].filter((each) => each !== '').join('\n');
}
