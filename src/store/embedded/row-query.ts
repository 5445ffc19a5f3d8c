import { type RowQuery, type TallyQuery } from '../store.ts';
import { type SqlValue } from './sql.ts';

type Wanted = string | number | boolean;

interface Condition {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** JSON knows true from 1 and "1" from 1; the database alone does not. */
function equals(key: string, wanted: Wanted): Condition {
  const path = `$."${key}"`;
  if (typeof wanted === 'boolean') {
    return { text: 'json_type(data, ?) = ?', values: [path, String(wanted)] };
  }
  const types = typeof wanted === 'number' ? `'integer', 'real'` : `'text'`;
  return {
    text: `(json_type(data, ?) IN (${types}) AND json_extract(data, ?) = ?)`,
    values: [path, path, wanted],
  };
}

/** Above every id that begins so: no id holds the last character that there is. */
const last = '\uffff';

function beginsWith(prefix: string): Condition {
  return { text: 'id >= ? AND id < ?', values: [prefix, `${prefix}${last}`] };
}

function conditionsOf({
  kind,
  contact,
  after,
  order,
  where,
  prefix,
  from,
  to,
}: RowQuery): readonly Condition[] {
  const beyond = order === 'oldest' ? '> coalesce(?, 0)' : '< coalesce(?, 9e15)';
  const found = '(SELECT seq FROM rows WHERE kind = ? AND id = ?)';
  return [
    { text: 'kind = ?', values: [kind] },
    ...(contact === undefined ? [] : [{ text: 'contact = ?', values: [contact] }]),
    ...(after === undefined ? [] : [{ text: `seq ${beyond.replace('?', found)}`, values: [kind, after] }]),
    ...(prefix === undefined ? [] : [beginsWith(prefix)]),
    ...(from === undefined ? [] : [{ text: 'at >= ?', values: [from] }]),
    ...(to === undefined ? [] : [{ text: 'at < ?', values: [to] }]),
    ...Object.entries(where ?? {}).map(([key, wanted]) => equals(key, wanted)),
  ];
}

/** Work in a state has an index of its own, which is found only by the very words it was made with. */
function hasStateIndex({ kind, where, contact, prefix }: RowQuery): boolean {
  return (
    kind === 'tasks' && typeof where?.['state'] === 'string' && contact === undefined && prefix === undefined
  );
}

function byState(query: RowQuery): readonly Condition[] {
  const { state, ...where } = query.where ?? {};
  const [, ...others] = conditionsOf({ ...query, where });
  return [
    { text: `kind = 'tasks' AND json_extract(data, '$.state') = ?`, values: [String(state)] },
    ...others,
  ];
}

/**
 * A query for rows as a statement and its values. Its text depends on the query's form only, so it is prepared once.
 */
export function rowQuery(query: RowQuery): Condition {
  const indexed = hasStateIndex(query);
  const conditions = indexed ? byState(query) : conditionsOf(query);
  return {
    text: `SELECT * FROM rows ${indexed ? 'INDEXED BY rows_state ' : ''}WHERE ${conditions.map(({ text }) => text).join(' AND ')}
           ORDER BY seq ${query.order === 'oldest' ? 'ASC' : 'DESC'} LIMIT ?`,
    values: [...conditions.flatMap(({ values }) => values), query.limit],
  };
}

/** A count of rows as a statement and its values; each group comes with a column for each key, and `n`. */
export function tallyQuery({ kind, prefix, by }: TallyQuery): Condition {
  const { text, values } = beginsWith(prefix);
  const columns = by.map((key) => `json_extract(data, '$.${key}') AS "${key}"`);
  return {
    text: `SELECT ${[...columns, 'count(*) AS n'].join(', ')} FROM rows WHERE kind = ? AND ${text}
           ${by.length === 0 ? '' : `GROUP BY ${by.map((_, place) => String(place + 1)).join(', ')}`}`,
    values: [kind, ...values],
  };
}
