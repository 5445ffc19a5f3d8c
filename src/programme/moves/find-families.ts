import { type Contact } from '../../domain/contact/contact.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { isNewcomer } from '../../domain/contact/is-newcomer.ts';
import { type Store } from '../../store/store.ts';
import { contactPages } from '../../runner/contact-pages.ts';

const page = 500;

/** Families that may be meant by what somebody says of themselves: every word is of the name or the village. */
export async function findFamilies(store: Store, said: string, but: string): Promise<readonly Contact[]> {
  const words = wordsOf(said);
  const found: Contact[] = [];
  if (words.length === 0) {
    return [];
  }
  for await (const records of contactPages(store, { limit: page, role: 'beneficiary' })) {
    for (const { contact, forward } of records) {
      if (forward === null && contact.id !== but && !isNewcomer(contact) && isMeant(contact, words)) {
        found.push(contact);
      }
    }
  }
  const whole = found.filter(({ name }) => wordsOf(name).every((word) => words.includes(word)));
  return whole.length > 0 ? whole : found;
}

function isMeant({ name, village }: Contact, words: readonly string[]): boolean {
  const named = wordsOf(name);
  const places = wordsOf(village ?? '');
  return (
    words.some((word) => named.includes(word)) && words.every((word) => [...named, ...places].includes(word))
  );
}

/** Forms of address and the words for a village say nothing. */
const small = ['ibu', 'bu', 'bapak', 'pak', 'mbah', 'mas', 'mbak', 'desa', 'dusun', 'di', 'dari', 'saya'];

function wordsOf(text: string): readonly string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !small.includes(word));
}
