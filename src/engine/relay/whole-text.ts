import { type Words } from '../../domain/thread.ts';
import { type Draft } from '../draft.ts';

/** What is passed on; whoever reads it should know that something is missing, and may ask for it. */
export function wholeText({ contact, world }: Draft, { text, incomplete }: Words): string {
  const missing = incomplete ? world.phrase(contact.language, 'file_missing', { name: contact.name }) : '';
  return [text, missing].filter((each) => each !== '').join('\n');
}
