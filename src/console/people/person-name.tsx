import { personPath } from '../contacts/pages/person-paths.ts';
import { type Phrase } from '../phrase.ts';

/** Somebody's name, or that it is not known. */
export function nameWords(name: string, phrase: Phrase): string {
  return name === '' ? phrase('no_name') : name;
}

/** The same, leading to their page. */
export function PersonName({
  person,
  phrase,
}: {
  readonly person: { readonly id: string; readonly name: string };
  readonly phrase: Phrase;
}) {
  return <a href={personPath(person)}>{nameWords(person.name, phrase)}</a>;
}
