import { mongo } from 'mongoose';
import { type Row } from '../../domain/row.ts';
import { chunksOf, sizeOfTexts } from './chunks.ts';
import { type Statement } from './joint-statements.ts';
import { type RowDocument } from './documents.ts';
import { duplicateKey, mayHaveWritten } from './mongo-fault.ts';
import { rowDocument, rowKey } from './row-document.ts';
import { type Sequence } from './sequence.ts';
import { type Concern, insert, type Reply, update } from './write-command.ts';

/** What putting rows needs. */
export interface PutRowsParts {
  readonly db: mongo.Db;
  readonly sequence: Sequence;
}

/** A row to be put, and whether it is put for the first time, as far as one can guess. */
interface Guessed {
  readonly row: Row;
  readonly first: boolean;
}

/** Of several versions of one row in a batch the highest is put, at the place of the first. */
function newestOf(rows: readonly Row[]): readonly Guessed[] {
  const newest = new Map<string, Guessed>();
  for (const row of rows) {
    const key = rowKey(row.kind, row.id);
    const other = newest.get(key);
    const first = isFirst(row) || (other?.first ?? false);
    newest.set(key, { row: other && other.row.version > row.version ? other.row : row, first });
  }
  return [...newest.values()];
}

function upsertOf({ document, placedFrom }: Placed): Statement {
  const { _id, kind, seq, ...fields } = document;
  const q = { _id: { $eq: _id }, version: { $lte: fields.version } };
  if (placedFrom === undefined) {
    return { q, u: { $set: fields, $setOnInsert: { kind, seq } }, upsert: true };
  }
  const $set: { [field: string]: unknown } = {};
  for (const [key, value] of Object.entries({ kind, ...fields })) {
    $set[key] = { $literal: value };
  }
  $set['seq'] = { $cond: [{ $lt: ['$version', placedFrom] }, seq, '$seq'] };
  return { q, u: [{ $set }], upsert: true };
}

/** A guess that only costs time when it is wrong: a message is most often first put when it was sent. */
function isFirst({ kind, version, fresh = false }: Row): boolean {
  return fresh || version === 1 || (version === 2 && kind === 'messages');
}

/** Rows are idempotent, so what may have been written is simply written again. */
async function sure(send: () => Promise<Reply>): Promise<Reply> {
  try {
    return await send();
  } catch (error) {
    if (!mayHaveWritten(error)) {
      throw error;
    }
    return send();
  }
}

interface Placed {
  readonly document: RowDocument;
  readonly first: boolean;
  readonly placedFrom: number | undefined;
}

interface Sent {
  readonly taken: readonly Placed[];
  readonly election: string | undefined;
}

/** Sends rows one way or the other; tells which of them met one that stands there. */
async function send(
  rows: readonly Placed[],
  write: (rows: readonly Placed[]) => Promise<Reply>,
): Promise<readonly Sent[]> {
  if (rows.length === 0) {
    return [];
  }
  const { failed, election } = await sure(() => write(rows));
  const other = [...failed.values()].find((code) => code !== duplicateKey);
  if (other !== undefined) {
    throw new mongo.MongoServerError({ errmsg: 'a row was not written', code: other, ok: 0 });
  }
  return [{ taken: rows.filter((_, index) => failed.has(index)), election }];
}

async function putChunk(
  { db }: PutRowsParts,
  placed: readonly Placed[],
  concern: Concern,
): Promise<readonly (string | undefined)[]> {
  const upsert = (some: readonly Placed[]) => update(db, 'rows', { statements: some.map(upsertOf), concern });
  const make = (some: readonly Placed[]) =>
    insert(db, 'rows', { documents: some.map(({ document }) => document), concern });
  const sent = await Promise.all([
    send(
      placed.filter(({ first }) => first),
      make,
    ),
    send(
      placed.filter(({ first }) => !first),
      upsert,
    ),
  ]);
  // Either a higher version stands there, or somebody made the row just now: then the second time changes it.
  const taken = sent.flat().flatMap((each) => each.taken);
  const again = await send(taken, upsert);
  return [...sent.flat(), ...again].map(({ election }) => election);
}

/**
 * Puts rows in few unordered commands: a lower version never replaces a higher one, a row keeps its first place.
 * Tells under which elections they were written.
 */
export async function putRows(
  parts: PutRowsParts,
  rows: readonly Row[],
  concern: Concern,
): Promise<ReadonlySet<string | undefined>> {
  const placed = newestOf(rows).map(({ row, first }) => ({
    document: rowDocument(row, parts.sequence.next()),
    first,
    placedFrom: row.placedFrom,
  }));
  const elections = new Set<string | undefined>();
  for (const chunk of chunksOf(placed, ({ document }) => sizeOfTexts(document))) {
    (await putChunk(parts, chunk, concern)).forEach((election) => elections.add(election));
  }
  return elections;
}
