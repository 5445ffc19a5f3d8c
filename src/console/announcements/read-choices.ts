import { type Card } from '../../programme/records/card.ts';
import { type Records } from '../../programme/records/records.ts';

/** What forms about announcements let a coordinator choose from. */
export interface Choices {
  readonly villages: readonly string[];
  readonly groups: readonly string[];
  /** Volunteers and coordinators who can be written to. */
  readonly staff: readonly Pick<Card, 'id' | 'name' | 'role'>[];
}

const words = new Intl.Collator('id', { numeric: true });

/** The villages, groups and staff that there are. */
export async function readChoices(records: Pick<Records, 'cards'>): Promise<Choices> {
  const villages = new Set<string>();
  const groups = new Set<string>();
  const staff: Choices['staff'][number][] = [];
  for (const { id, name, role, village, groups: own, reachable } of await records.cards()) {
    own.forEach((each) => groups.add(each));
    if (village !== null && village !== '') {
      villages.add(village);
    }
    if (role !== 'beneficiary' && reachable) {
      staff.push({ id, name, role });
    }
  }
  return {
    villages: [...villages].sort(words.compare),
    groups: [...groups].sort(words.compare),
    staff: staff.sort((one, other) => words.compare(one.name, other.name)),
  };
}
