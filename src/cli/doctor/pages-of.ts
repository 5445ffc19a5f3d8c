import { type ContactRecord } from '../../domain/contact/contact-record.ts';
import { type MaintainedStore } from '../parts.ts';

const pageSize = 200;

/** Everybody in a store, a page in memory at a time. */
export async function* pagesOf(
  store: Pick<MaintainedStore, 'list'>,
): AsyncGenerator<readonly ContactRecord[]> {
  let page = await store.list({ after: null, limit: pageSize });
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    yield page;
    page = await store.list({ after: last.id, limit: pageSize });
  }
}
