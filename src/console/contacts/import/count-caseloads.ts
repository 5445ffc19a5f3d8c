import { type Contact } from '../../../domain/contact/contact.ts';
import { type Records } from '../../../programme/records/records.ts';
import { familiesOf, refuseOver } from '../../pairs/refuse-full.ts';

/** Gives a family of a table to a volunteer; throws ApiError `conflict` where that one has as many as one can have. */
export type TakeFamily = (
  volunteer: Contact['companion'] | undefined,
  from: Contact['companion'] | undefined,
) => Promise<void>;

/**
 * Counts whom volunteers walk beside while a table is gone over, those of earlier rows too, so that a dry run says
 * what the run will. Each volunteer's families are looked up once.
 */
export function countCaseloads(records: Pick<Records, 'contacts'>): TakeFamily {
  const counts = new Map<string, Promise<{ count: number }>>();
  const countOf = (volunteer: string): Promise<{ count: number }> => {
    const known =
      counts.get(volunteer) ?? familiesOf(records, volunteer).then(({ length }) => ({ count: length }));
    counts.set(volunteer, known);
    return known;
  };
  const take: TakeFamily = async (volunteer, from) => {
    if (volunteer == null || volunteer === from) {
      return;
    }
    const next = await countOf(volunteer);
    const former = from == null ? null : await countOf(from);
    refuseOver(next.count, 1, 'body.companion');
    next.count++;
    if (former) {
      former.count--;
    }
  };
  // One after the other, so that whom an earlier row takes away makes room for a later one.
  let last: Promise<void> = Promise.resolve();
  return (volunteer, from) => {
    const taken = last.then(() => take(volunteer, from));
    last = taken.catch(() => undefined);
    return taken;
  };
}
