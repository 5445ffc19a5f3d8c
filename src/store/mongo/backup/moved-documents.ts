import { type Instant } from '../../../domain/time/clock.ts';
import { type Chunk, type MovedValue } from '../../moving.ts';
import { wholeDocument } from '../contacts/contact-change.ts';
import { schemaVersion } from '../open-meta.ts';
import { rowDocument } from '../rows/row-document.ts';
import { createSequence, type Sequence } from '../rows/sequence.ts';
import { type Batch } from './staging.ts';
import { vaultKey } from '../documents.ts';

/** Marks the documents that were moved here rather than made by a turn. */
const turn = 'moved';

const vaultDocument = ({ account, kind, id, value, expires }: MovedValue): object => ({
  _id: vaultKey(account, kind, id),
  value,
  ...(expires === null ? {} : { expires }),
});

function documentsOf(chunk: Chunk, { sequence, now }: { sequence: Sequence; now: Instant }): Batch {
  switch (chunk.kind) {
    case 'salt':
      return {
        collection: 'meta',
        documents: [{ _id: 'store', schema: schemaVersion, salt: chunk.salt, madeAt: now }],
      };
    case 'tombstones':
      return {
        collection: 'tombstones',
        documents: chunk.items.map(({ contact, at }) => ({ _id: contact, at, unclean: false })),
      };
    case 'contacts':
      return {
        collection: 'contacts',
        documents: chunk.items.map(({ record, attention }) =>
          wholeDocument({ record, attention, from: 0, addresses: [] }, turn),
        ),
      };
    case 'addresses':
      return {
        collection: 'addresses',
        documents: chunk.items.map(({ address, contacts, speaker }) => ({ _id: address, contacts, speaker })),
      };
    case 'rows':
      return { collection: 'rows', documents: chunk.items.map((row) => rowDocument(row, sequence.next())) };
    case 'facts':
      return {
        collection: 'facts',
        documents: chunk.items.map(({ key, value }) => ({ _id: key, value })),
      };
    case 'vault':
      return { collection: 'vault', documents: chunk.items.map(vaultDocument) };
  }
}

/** The documents of everything that is moved; rows get their places in the order in which they come. */
export async function* movedDocuments(
  chunks: AsyncIterable<Chunk>,
  now: () => Instant,
): AsyncGenerator<Batch> {
  const parts = { sequence: createSequence({ last: undefined, now }), now: now() };
  for await (const chunk of chunks) {
    yield documentsOf(chunk, parts);
  }
}
