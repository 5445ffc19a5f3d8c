import { type Card } from '../../programme/records/card.ts';
import { type Records } from '../../programme/records/records.ts';

/** Somebody as a choice shows them. */
export type Named = Pick<Card, 'id' | 'name'>;

/** Everybody who is no family, by name. */
export async function readStaff(records: Pick<Records, 'cards'>): Promise<readonly Named[]> {
  const staff = (await records.cards()).filter(({ role }) => role !== 'beneficiary');
  return staff
    .map(({ id, name }) => ({ id, name }))
    .sort((one, other) => names.compare(one.name, other.name));
}

const names = new Intl.Collator('id', { numeric: true });
