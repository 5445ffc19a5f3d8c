import { type Erased, mentionsOf, redactedKinds, redactRow } from '../../../domain/redact-row.ts';
import { type Collections } from '../collections.ts';
import { rowFields, rowKey, rowOf } from './row-document.ts';

/** Takes somebody who is erased out of the rows of others; it can be repeated. */
export async function redactRows(
  rows: Collections['rows'],
  person: Pick<Erased, 'contact' | 'name'>,
): Promise<void> {
  const erased = { ...person, origins: await originsOf(rows, person.contact) };
  const said = mentionsOf(erased).map((text) => ({ body: { $regex: escaped(text), $options: 'i' } }));
  const written = { _id: { $in: erased.origins.map((id) => rowKey('messages', id)) } };
  const found = rows.find({
    kind: { $in: [...redactedKinds] },
    contact: { $ne: person.contact },
    $or: [...said, written],
  });
  for await (const document of found) {
    const next = redactRow(rowOf(document), erased);
    if (next) {
      await rows.updateOne({ _id: { $eq: document._id } }, { $set: rowFields(next) });
    }
  }
}

async function originsOf(rows: Collections['rows'], contact: string): Promise<readonly string[]> {
  const origins: string[] = [];
  const told = rows.find({
    contact: { $eq: contact },
    kind: { $eq: 'messages' },
    body: { $regex: '"origin":' },
  });
  for await (const document of told) {
    const { origin } = rowOf(document).data;
    origins.push(...(typeof origin === 'string' ? [origin] : []));
  }
  return origins;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
