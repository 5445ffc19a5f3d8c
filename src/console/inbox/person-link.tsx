import { type Phrase } from '../phrase.ts';
import { PersonName } from '../people/person-name.tsx';

/** A name that leads to the page of whose it is; a dash where there is nobody, or nobody any more. */
export function PersonLink({
  id,
  names,
  phrase,
}: {
  readonly id: unknown;
  readonly names: ReadonlyMap<string, string>;
  readonly phrase: Phrase;
}) {
  const name = typeof id === 'string' ? names.get(id) : undefined;
  return typeof id === 'string' && name !== undefined ? (
    <PersonName person={{ id, name }} phrase={phrase} />
  ) : (
    <>–</>
  );
}
