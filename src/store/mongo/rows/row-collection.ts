import { type Erased } from '../../../domain/redact-row.ts';
import { redactRows } from './redact-rows.ts';
import { type mongo } from 'mongoose';
import { type Row, type RowKind } from '../../../domain/row.ts';
import { type RowQuery, type Tally, type TallyQuery, type Verdict } from '../../store.ts';
import { type Collections } from '../collections.ts';
import { type RowDocument } from '../documents.ts';
import { createGroupRead } from '../group-read.ts';
import { type PlaceMarks } from './place-marks.ts';
import { rowFields, rowKey, rowOf, tagOf, textOfTag } from './row-document.ts';

/** The rows that lie beside the contacts, to be read and dropped. */
export interface RowCollection {
  find(kind: RowKind, id: string): Promise<Row | undefined>;
  known(kind: RowKind, ids: readonly string[]): Promise<ReadonlySet<string>>;
  query(query: RowQuery): Promise<readonly Row[]>;
  tally(query: TallyQuery): Promise<readonly Tally[]>;
  /** Puts a row in place of the one that stands there, where that has the version `from`. */
  replace(row: Row, from: number): Promise<Verdict>;
  drop(kind: RowKind, ids: readonly string[]): Promise<void>;
  /** Takes somebody who is erased out of the rows of others. */
  redact(person: Pick<Erased, 'contact' | 'name'>): Promise<void>;
  /** Drops all rows of a contact that are not later than `until`; null: all there are. */
  forget(contact: string, until: number | null): Promise<void>;
}

type Filter = mongo.Filter<RowDocument>;

/** Ids that begin so; none holds the last character that there is. */
function beginsWith(kind: RowKind, prefix: string): Filter {
  return { _id: { $gte: rowKey(kind, prefix), $lt: `${rowKey(kind, prefix)}\uffff` } };
}

function filterOf({ kind, contact, where, prefix, from, to }: RowQuery): Filter {
  const tags = Object.entries(where ?? {}).flatMap(([key, value]) => tagOf(key, value) ?? []);
  return {
    kind: { $eq: kind },
    ...(prefix === undefined ? {} : beginsWith(kind, prefix)),
    ...(contact === undefined ? {} : { contact: { $eq: contact } }),
    ...(tags.length === 0 ? {} : { tags: { $all: tags } }),
    ...(from === undefined && to === undefined ? {} : { at: between(from, to) }),
  };
}

function between(from: number | undefined, to: number | undefined): { $gte?: number; $lt?: number } {
  return { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lt: to }) };
}

async function beyond(rows: Collections['rows'], { kind, after, order }: RowQuery): Promise<Filter> {
  const found =
    after === undefined
      ? null
      : await rows.findOne({ _id: { $eq: rowKey(kind, after) } }, { projection: { seq: 1 } });
  return found === null ? {} : { seq: order === 'oldest' ? { $gt: found.seq } : { $lt: found.seq } };
}

type Marks = Pick<PlaceMarks, 'others' | 'settled'>;

/** Up to the place where the list ends now it is read again once nothing is on its way before there any more. */
async function follow(rows: Collections['rows'], marks: Marks, wanted: RowQuery): Promise<readonly Row[]> {
  const others = await marks.others();
  const filter = { ...filterOf(wanted), ...(await beyond(rows, wanted)) };
  const found = await read(rows, wanted, filter);
  const last = found.at(-1);
  if (last === undefined) {
    return [];
  }
  if (!(await marks.settled(last.seq, others))) {
    return found.map(rowOf);
  }
  const upTo = { $and: [filter, { seq: { $lte: last.seq } }] };
  return (await read(rows, wanted, upTo)).map(rowOf);
}

async function query(rows: Collections['rows'], wanted: RowQuery): Promise<readonly Row[]> {
  const filter = { ...filterOf(wanted), ...(await beyond(rows, wanted)) };
  return (await read(rows, wanted, filter)).map(rowOf);
}

async function read(
  rows: Collections['rows'],
  wanted: RowQuery,
  filter: Filter,
): Promise<readonly RowDocument[]> {
  const cursor = rows.find(filter, { sort: { seq: wanted.order === 'oldest' ? 1 : -1 } });
  const untagged = Object.entries(wanted.where ?? {}).filter(
    ([key, value]) => tagOf(key, value) === undefined,
  );
  if (untagged.length === 0) {
    return cursor.limit(wanted.limit).toArray();
  }
  const found: RowDocument[] = [];
  for await (const document of cursor) {
    const { data } = rowOf(document);
    if (untagged.every(([key, value]) => data[key] === value) && found.push(document) >= wanted.limit) {
      break;
    }
  }
  return found;
}

/** Counted by their tags, of which those of no interest are left out. */
async function tally(rows: Collections['rows'], { kind, prefix, by }: TallyQuery): Promise<readonly Tally[]> {
  const wanted = { $regexMatch: { input: '$$tag', regex: `^(${by.join('|')})="` } };
  const group = by.length === 0 ? null : { $filter: { input: '$tags', as: 'tag', cond: wanted } };
  const groups = await rows
    .aggregate<{ _id: readonly string[] | null; n: number }>([
      { $match: beginsWith(kind, prefix) },
      { $group: { _id: group, n: { $sum: 1 } } },
    ])
    .toArray();
  return groups.map(({ _id, n }) => ({
    of: Object.fromEntries(by.map((key) => [key, textOfTag(key, _id ?? [])])),
    count: n,
  }));
}

/** The collection `rows`. */
export function createRowCollection({ rows }: Collections, marks: Marks): RowCollection {
  const readOne = createGroupRead(async (keys) => {
    const found = await rows.find({ _id: { $in: [...keys] } }).toArray();
    return new Map(found.map((each) => [each._id, each]));
  });
  return {
    find: async (kind, id) => {
      const document = await readOne(rowKey(kind, id));
      return document && rowOf(document);
    },
    known: async (kind, ids) => {
      const filter = { _id: { $in: ids.map((id) => rowKey(kind, id)) } };
      const found = await rows.find(filter, { projection: { _id: 1 } }).toArray();
      return new Set(found.map(({ _id }) => _id.slice(kind.length + 1)));
    },
    query: (wanted) => (wanted.following ? follow(rows, marks, wanted) : query(rows, wanted)),
    tally: (wanted) => tally(rows, wanted),
    replace: async (row, from) => {
      const filter = { _id: { $eq: rowKey(row.kind, row.id) }, version: { $eq: from } };
      const { matchedCount } = await rows.updateOne(filter, { $set: rowFields(row) });
      return matchedCount === 1 ? 'kept' : 'lost';
    },
    drop: async (kind, ids) => {
      await rows.deleteMany({ _id: { $in: ids.map((id) => rowKey(kind, id)) } });
    },
    redact: (person) => redactRows(rows, person),
    forget: async (contact, until) => {
      await rows.deleteMany({
        contact: { $eq: contact },
        ...(until === null ? {} : { at: { $lte: until } }),
      });
    },
  };
}
