import { z } from 'zod';
import { foldText } from '../../domain/text/fold-text.ts';
import { journeys } from '../../programme/graduation/journey.ts';
import { type Family } from '../../programme/reports/read-people.ts';
import { standings } from '../../programme/reports/standing.ts';
import { pageNumber } from './pages.tsx';

const words = z.string().trim().max(200).default('').catch('');

/** Which families a list is to show. What is no choice counts as not chosen: the address may be typed by hand. */
export const familiesQuery = z.object({
  standing: z.enum(['', ...standings]).catch(''),
  journey: z.enum(['', ...journeys]).catch(''),
  companion: words.describe('The id of a volunteer; `none`: those whom nobody walks beside.'),
  /** Part of a name or a village. */
  search: words,
  page: pageNumber,
});

/** The choice that somebody made in a list of families. */
export type FamiliesQuery = z.infer<typeof familiesQuery>;

/** The families that fit, in the order of the list; who is silent comes with the longest silence first. */
export function chooseFamilies(families: readonly Family[], query: FamiliesQuery): readonly Family[] {
  const { standing, journey, companion, search } = query;
  const wanted = foldText(search);
  const found = families.filter(
    (each) =>
      (standing === '' || each.standing === standing) &&
      (journey === '' || each.journey === journey) &&
      (companion === '' || (each.companion ?? 'none') === companion) &&
      (wanted === '' || each.searched.includes(wanted)),
  );
  return standing === 'silent' || standing === 'long_silent'
    ? found.sort((one, other) => (one.heardAt ?? 0) - (other.heardAt ?? 0))
    : found;
}

/** The address of a list with other choices, the rest as it is; it begins at its first page. */
export function familiesPath(query: Partial<FamiliesQuery>): string {
  const { page = 1, ...chosen } = query;
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(chosen)) {
    if (value !== '') {
      written.set(name, value);
    }
  }
  if (page > 1) {
    written.set('page', String(page));
  }
  return written.size === 0 ? '/families' : `/families?${written.toString()}`;
}
