import { mongo } from 'mongoose';
import { type Row } from '../../../domain/row.ts';
import { chunksOf, sizeOfTexts } from '../chunks.ts';
import { groupsOf } from '../contacts/joint-statements.ts';
import { duplicateKey, mayHaveWritten } from '../mongo-fault.ts';
import { rowDocument, rowKey } from './row-document.ts';
import { areJoinable, jointRowChange, type PlacedRow, rowUpsert } from './row-statements.ts';
import { type PlaceMarks } from './place-marks.ts';
import { type Sequence } from './sequence.ts';
import { type Concern, insert, type Reply, update } from '../write-command.ts';

/** What putting rows needs. */
export interface PutRowsParts {
  readonly db: mongo.Db;
  readonly sequence: Sequence;
  readonly marks: Pick<PlaceMarks, 'during'>;
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

interface Sent {
  readonly taken: readonly PlacedRow[];
  readonly election: string | undefined;
}

/** Sends rows one way or the other; tells which of them met one that stands there. */
async function send(
  rows: readonly PlacedRow[],
  write: (rows: readonly PlacedRow[]) => Promise<Reply>,
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

function makeAll(
  { db }: PutRowsParts,
  rows: readonly PlacedRow[],
  concern: Concern,
): Promise<readonly Sent[]> {
  const documents = (some: readonly PlacedRow[]) => some.map(({ document }) => document);
  return send(rows, (some) => insert(db, 'rows', { documents: documents(some), concern }));
}

function upsertAll(
  { db }: PutRowsParts,
  rows: readonly PlacedRow[],
  concern: Concern,
): Promise<readonly Sent[]> {
  return send(rows, (some) => update(db, 'rows', { statements: some.map(rowUpsert), concern }));
}

/** All at once; when one is not there, or is of a higher version, each for itself. */
async function changeAll(
  parts: PutRowsParts,
  rows: readonly PlacedRow[],
  concern: Concern,
): Promise<readonly Sent[]> {
  if (!areJoinable(rows)) {
    return upsertAll(parts, rows, concern);
  }
  let changed = 0;
  const sent = await send(rows, async (some) => {
    const reply = await update(parts.db, 'rows', { statements: groupsOf(some).map(jointRowChange), concern });
    changed = reply.n;
    return reply;
  });
  return changed === rows.length ? sent : upsertAll(parts, rows, concern);
}

async function putChunk(
  parts: PutRowsParts,
  placed: readonly PlacedRow[],
  concern: Concern,
): Promise<readonly (string | undefined)[]> {
  const sent = await Promise.all([
    makeAll(
      parts,
      placed.filter(({ first }) => first),
      concern,
    ),
    changeAll(
      parts,
      placed.filter(({ first }) => !first),
      concern,
    ),
  ]);
  // Either a higher version stands there, or somebody made the row just now: then the second time changes it.
  const taken = sent.flat().flatMap((each) => each.taken);
  const again = await upsertAll(parts, taken, concern);
  return [...sent.flat(), ...again].map(({ election }) => election);
}

/**
 * Puts rows in few unordered commands: a lower version never replaces a higher one, a row keeps its first place.
 * Tells under which elections they were written.
 */
export function putRows(
  parts: PutRowsParts,
  rows: readonly Row[],
  concern: Concern,
): Promise<ReadonlySet<string | undefined>> {
  return rows.length === 0
    ? Promise.resolve(new Set())
    : parts.marks.during(() => placeRows(parts, rows, concern));
}

async function placeRows(
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
