import { type mongo } from 'mongoose';
import { type Row } from '../../domain/row.ts';
import { chunksOf } from './chunks.ts';
import { type Statement } from './contact-statement.ts';
import { duplicateKey, mayHaveWritten } from './mongo-fault.ts';
import { rowFields, rowKey } from './row-document.ts';
import { type Sequence } from './sequence.ts';
import { type Concern, update, type UpdateReply } from './update-command.ts';

/** What putting rows needs. */
export interface PutRowsParts {
  readonly db: mongo.Db;
  readonly sequence: Sequence;
}

/** Of several versions of one row in a batch the highest is put, at the place of the first. */
function newestOf(rows: readonly Row[]): readonly Row[] {
  const newest = new Map<string, Row>();
  for (const row of rows) {
    const key = rowKey(row.kind, row.id);
    const other = newest.get(key);
    if (other === undefined || other.version <= row.version) {
      newest.set(key, row);
    }
  }
  return [...newest.values()];
}

function statementOf(row: Row, seq: string): Statement {
  return {
    q: { _id: { $eq: rowKey(row.kind, row.id) }, version: { $lte: row.version } },
    u: { $set: rowFields(row), $setOnInsert: { kind: row.kind, seq } },
    upsert: true,
  };
}

/** Rows are idempotent, so what may have been written is simply written again. */
async function sure(send: () => Promise<UpdateReply>): Promise<UpdateReply> {
  try {
    return await send();
  } catch (error) {
    if (!mayHaveWritten(error)) {
      throw error;
    }
    return send();
  }
}

async function putChunk(
  parts: PutRowsParts,
  statements: readonly Statement[],
  concern: Concern,
): Promise<string | undefined> {
  const { failed, election } = await sure(() => update(parts.db, 'rows', { statements, concern }));
  const other = [...failed.values()].find((code) => code !== duplicateKey);
  if (other !== undefined) {
    throw new Error(`a row was not written, MongoDB answered ${String(other)}`);
  }
  const taken = statements.filter((_, index) => failed.has(index));
  if (taken.length > 0) {
    // Either a higher version stands there, or somebody made the row just now: then the second time changes it.
    await sure(() => update(parts.db, 'rows', { statements: taken, concern }));
  }
  return election;
}

/**
 * Puts rows in one unordered command: a lower version never replaces a higher one, a row keeps its first place.
 * Tells under which elections they were written.
 */
export async function putRows(
  parts: PutRowsParts,
  rows: readonly Row[],
  concern: Concern,
): Promise<ReadonlySet<string | undefined>> {
  const statements = newestOf(rows).map((row) => statementOf(row, parts.sequence.next()));
  const elections = new Set<string | undefined>();
  for (const chunk of chunksOf(statements)) {
    elections.add(await putChunk(parts, chunk, concern));
  }
  return elections;
}
