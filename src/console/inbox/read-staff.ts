import { type Card } from '../../programme/records/card.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Phrase } from '../phrase.ts';
import { nameWords } from '../people/person-name.tsx';

/** Somebody as a choice shows them. */
export type Named = Pick<Card, 'id' | 'name'>;

/** Everybody who is no family, by name. */
export async function readStaff(records: Pick<Records, 'cards'>): Promise<readonly Named[]> {
  const staff = (await records.cards()).filter(({ role }) => role !== 'beneficiary');
  return staff
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => names.compare(one.name, other.name));
}

/** They as the choices of a form, by name. */
export function staffChoices(staff: readonly Named[], phrase: Phrase) {
  return staff.map(({ id, name }) => [id, nameWords(name, phrase)] as const);
}

const names = new Intl.Collator('id', { numeric: true });
