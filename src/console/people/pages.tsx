import { z } from 'zod';
import { type Phrase } from '../phrase.ts';

/** So many rows are on a page: a screen of a phone turned over a few times. */
const rowsOnPage = 50;

/** The number of a page, as an address has it. What is none counts as the first: the address may be typed by hand. */
export const pageNumber = z.coerce.number().int().min(1).catch(1);

/** The query of a list from which nothing but the page is chosen. */
export const onlyPage = z.object({ page: pageNumber });

/** One page of a list. */
export interface Shown<T> {
  readonly rows: readonly T[];
  /** From 1; the last one where a later one was asked for. */
  readonly page: number;
  readonly pages: number;
}

/** The rows of a page, from 1. */
export function pageOf<T>(all: readonly T[], wanted: number, most = rowsOnPage): Shown<T> {
  const pages = Math.max(1, Math.ceil(all.length / most));
  const page = Math.min(wanted, pages);
  return { rows: all.slice((page - 1) * most, page * most), page, pages };
}

/** The way to the pages before and after; nothing where there is one page alone. */
export function Pages({
  phrase,
  shown: { page, pages },
  pathOf,
}: {
  readonly phrase: Phrase;
  readonly shown: Pick<Shown<unknown>, 'page' | 'pages'>;
  readonly pathOf: (page: number) => string;
}) {
  if (pages === 1) {
    return null;
  }
  return (
    <nav class="pages" aria-label={phrase('pages')}>
      {page > 1 ? (
        <a rel="prev" href={pathOf(page - 1)}>
          {phrase('page_before')}
        </a>
      ) : null}
      <span>{phrase('page_of', { page: String(page), pages: String(pages) })}</span>
      {page < pages ? (
        <a rel="next" href={pathOf(page + 1)}>
          {phrase('page_after')}
        </a>
      ) : null}
    </nav>
  );
}
