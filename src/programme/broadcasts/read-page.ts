import { broadcastCause } from '../../domain/broadcast.ts';
import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { deliveryId } from '../../domain/delivery.ts';
import { type ContactQuery, type Store } from '../../store/store.ts';
import { type Found } from './find-audience.ts';

/** Where a page begins, and how many it holds. */
interface Place {
  readonly after: string | null;
  readonly page: number;
}

/** A page of possible recipients. */
export interface Read {
  readonly records: readonly ContactRecord[];
  /** The id that the page ends with, be there a contact or not; undefined when it is empty. */
  readonly end: string | undefined;
  readonly isLast: boolean;
}

/** Reads the next page of possible recipients, found by the keys of the audience. */
export async function readPage(store: Store, found: Found, place: Place): Promise<Read> {
  if (found.ids !== null) {
    const ids = nextOf(found.ids, place);
    return { records: await readAll(store, ids), end: ids.at(-1), isLast: ids.length < place.page };
  }
  const records = await store.list(queryOf(found, place));
  return { records, end: records.at(-1)?.id, isLast: records.length < place.page };
}

/** So many ids are looked through at once; who is behind them is read a page at a time. */
const looked = 1000;

/** The same without those who have a row of this broadcast: they are not read again. */
export async function readLeft(
  store: Store,
  found: Found,
  { id, after, page }: Place & { readonly id: string },
): Promise<Read> {
  const place = { after, page: looked };
  const ids = found.ids === null ? await store.listIds(queryOf(found, place)) : nextOf(found.ids, place);
  const rowOf = (contact: string): string => deliveryId(broadcastCause(id), contact);
  const known = await store.knownRows('deliveries', ids.map(rowOf));
  const left = ids.filter((each) => !known.has(rowOf(each)));
  const next = left.slice(0, page);
  const isAll = next.length === left.length;
  return {
    records: await readAll(store, next),
    end: isAll ? ids.at(-1) : next.at(-1),
    isLast: isAll && ids.length < looked,
  };
}

function queryOf({ keys }: Found, { after, page }: Place): ContactQuery {
  return { after, limit: page, ...(keys && { keys }) };
}

function nextOf(ids: readonly string[], { after, page }: Place): readonly string[] {
  return ids.filter((id) => after === null || id > after).slice(0, page);
}

async function readAll(store: Store, ids: readonly string[]): Promise<readonly ContactRecord[]> {
  const found = await Promise.all(ids.map((id) => store.find(id)));
  return found.filter((each) => each !== undefined);
}
