import { type Contact } from '../domain/contact/contact.ts';
import { normalise } from '../domain/text/normalise.ts';
import { type World } from './world.ts';

/** How somebody is addressed. */
export interface AddressForm {
  /** `Ibu`, or the word for whom nothing is known: `Ibu/Bapak`. */
  readonly title: string;
  /** With the first name: `Ibu Siti`. */
  readonly short: string;
  /** With the whole name, so that two of one household are told apart; without a title where none is known. */
  readonly full: string;
}

/**
 * How to address somebody in their language: by what the programme knows, else by the title that stands in the name
 * itself (`Bu Siti`). Nothing is guessed from a name.
 */
export function addressForm(
  { name, language, salutation }: Pick<Contact, 'name' | 'language' | 'salutation'>,
  { title, titleOf }: Pick<World, 'title' | 'titleOf'>,
): AddressForm {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  const written = rest.length > 0 ? titleOf(normalise(first)) : undefined;
  const bare = written === undefined ? name.trim() : rest.join(' ');
  const known = salutation ?? written ?? null;
  const word = title(language, known);
  return {
    title: word,
    short: `${word} ${firstName(bare)}`.trim(),
    full: known === null ? bare : `${word} ${bare}`.trim(),
  };
}

/** The first word with a letter in it: names from networks may begin with an emoji. */
export function firstName(name: string): string {
  return name.split(/\s+/u).find((word) => /\p{L}/u.test(word)) ?? '';
}
