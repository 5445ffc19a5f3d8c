import { type Contact } from '../../domain/contact/contact.ts';

/** A volunteer without the words that still waited to be addressed to a family, where these were taken back. */
export function forgetUnaddressed(contact: Contact, heard: string): Contact {
  const { unaddressed } = contact;
  if (!unaddressed) {
    return contact;
  }
  const { words, earlier = [], ...list } = unaddressed;
  const all = [...earlier, words];
  const left = all.filter((each) => each.heard !== heard);
  const last = left.at(-1);
  if (left.length === all.length) {
    return contact;
  }
  return {
    ...contact,
    unaddressed: last ? { ...list, words: last, earlier: left.slice(0, -1) } : null,
  };
}
