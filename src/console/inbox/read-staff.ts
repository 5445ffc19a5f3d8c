import { villageOf } from '../../domain/locate-village.ts';
import { type Card } from '../../programme/records/card.ts';
import { type Records } from '../../programme/records/records.ts';
import { type Phrase } from '../phrase.ts';
import { nameWords } from '../people/person-name.tsx';

/** Somebody as a choice shows them. */
export type Named = Pick<Card, 'id' | 'name'>;

/** Everybody who is no family, by name; with their village where several are called so. */
export async function readStaff(records: Pick<Records, 'cards'>): Promise<readonly Named[]> {
  const staff = (await records.cards()).filter(({ role }) => role !== 'beneficiary');
  const first = new Map(staff.toReversed().map(({ id, name }) => [name, id]));
  const shared = new Set(staff.filter(({ id, name }) => first.get(name) !== id).map(({ name }) => name));
  return staff
    .map((each) => ({ id: each.id, name: shared.has(each.name) ? withVillage(each) : each.name }))
    .sort((one, other) => names.compare(one.name, other.name));
}

/** They as the choices of a form, by name. */
export function staffChoices(staff: readonly Named[], phrase: Phrase) {
  return staff.map(({ id, name }) => [id, nameWords(name, phrase)] as const);
}

/** Families must not be handed to the other one of the same name. */
function withVillage(card: Card): string {
  const village = villageOf(card);
  return village === null || card.name === '' ? card.name : `${card.name} (${village})`;
}

const names = new Intl.Collator('id', { numeric: true });
