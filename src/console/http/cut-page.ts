import { type z } from 'zod';
import { pageQuery } from './common-schema.ts';

/** The query of a list that is short by nature: it comes whole unless somebody asks for less. */
export const shortListQuery = pageQuery.extend({ limit: pageQuery.shape.limit.unwrap().default(500) });

/** The part of a list that a query asks for; an id that is not in it is as if none were named. */
export function cutPage<Item>(
  all: readonly Item[],
  idOf: (item: Item) => string,
  { after, limit }: z.infer<typeof shortListQuery>,
): readonly Item[] {
  const first = after === undefined ? 0 : all.findIndex((each) => idOf(each) === after) + 1;
  return all.slice(first, first + limit);
}
