import { type RowDocument } from '../documents.ts';
import { meantFor, type Statement } from '../contacts/joint-statements.ts';

/** A row with the place that it takes if it is the first of its id. */
export interface PlacedRow {
  readonly document: RowDocument;
  /** Nothing stands under its id, as far as one can guess. */
  readonly first: boolean;
  readonly placedFrom: number | undefined;
}

/**
 * Puts one row, or takes the place of a version that is not higher. Two processes may put it for the first time at once:
 * it stands at the earlier of both places, or what the one then put behind it would stand before it.
 */
export function rowUpsert({ document, first, placedFrom }: PlacedRow): Statement {
  const { _id, kind, seq, ...fields } = document;
  const q = { _id: { $eq: _id }, version: { $lte: fields.version } };
  if (placedFrom === undefined) {
    return first
      ? { q, u: { $set: fields, $setOnInsert: { kind }, $min: { seq } }, upsert: true }
      : { q, u: { $set: fields, $setOnInsert: { kind, seq } }, upsert: true };
  }
  const $set: { [field: string]: unknown } = {};
  for (const [key, value] of Object.entries({ kind, ...fields })) {
    $set[key] = { $literal: value };
  }
  $set['seq'] = { $cond: [{ $lt: ['$version', placedFrom] }, seq, '$seq'] };
  return { q, u: [{ $set }], upsert: true };
}

/** Whether rows can be changed in one statement, which makes none and moves none. */
export function areJoinable(rows: readonly PlacedRow[]): boolean {
  return rows.length > 1 && rows.every(({ placedFrom }) => placedFrom === undefined);
}

/**
 * Changes rows that stand there, each unless a higher version does. Measured with 64 rows of two indexes: 0.43 of the
 * processor time of 64 upserts, since MongoDB plans one statement instead of 64.
 */
export function jointRowChange(rows: readonly PlacedRow[]): Statement {
  const ids = rows.map(({ document }) => document._id);
  const versions = rows.map(({ document }) => document.version);
  const fields = rows.map(({ document: { contact, at, version, tags, body } }) => {
    return { contact, at, version, tags, body };
  });
  return {
    q: { _id: { $in: ids }, $expr: { $lte: ['$version', meantFor(ids, versions)] } },
    u: [{ $replaceWith: { $mergeObjects: ['$$ROOT', meantFor(ids, fields)] } }],
    multi: true,
  };
}
