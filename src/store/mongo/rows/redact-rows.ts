import { type Erased, mentionsOf, redactedKinds, redactRow } from '../../../domain/redact-row.ts';
import { type Collections } from '../collections.ts';
import { type RowDocument } from '../documents.ts';
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
    await redactOne(rows, document, erased);
  }
}

/** What somebody makes of it at this very moment is not undone: it is read again, and redacted. */
async function redactOne(rows: Collections['rows'], found: RowDocument, erased: Erased): Promise<void> {
  for (let there: RowDocument | null = found; there !== null;) {
    const next = redactRow(rowOf(there), erased);
    if (!next) {
      return;
    }
    const { _id, version, body }: RowDocument = there;
    const asRead = { _id: { $eq: _id }, version: { $eq: version }, body: { $eq: body } };
    const { matchedCount } = await rows.updateOne(asRead, { $set: rowFields(next) });
    there = matchedCount === 1 ? null : await rows.findOne({ _id: { $eq: _id } });
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
