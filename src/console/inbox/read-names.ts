import { type Row } from '../../domain/row.ts';
import { type Records } from '../../programme/records/records.ts';

/** Whom rows are about and who is to see to them, by id, each looked up once. Who is gone has no name here. */
export async function readNames(
  records: Pick<Records, 'findContact'>,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(
    rows
      .flatMap(({ contact, data: { assignee } }) => [contact, assignee])
      .filter((each): each is string => typeof each === 'string'),
  );
  const found = await Promise.all([...ids].map((id) => records.findContact(id)));
  return new Map(
    [...ids].flatMap((id, place) => {
      const contact = found[place];
      return contact ? [[id, contact.name] as const] : [];
    }),
  );
}
