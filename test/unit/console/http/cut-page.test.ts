import { describe, expect, it } from '@jest/globals';
import { cutPage, shortListQuery } from '../../../../src/console/http/cut-page.ts';

const names = ['a', 'b', 'c', 'd'];
const cut = (query: object) => cutPage(names, (each) => each, shortListQuery.parse(query));

describe('a page of a short list', () => {
  it('is the whole list unless less is asked for', () => {
    expect(cut({})).toEqual(names);
    expect(cut({ limit: '2' })).toEqual(['a', 'b']);
  });

  it('goes on behind the id that is named, to its end and no further', () => {
    expect(cut({ after: 'b', limit: '1' })).toEqual(['c']);
    expect(cut({ after: 'c' })).toEqual(['d']);
    expect(cut({ after: 'd' })).toEqual([]);
  });

  it('begins anew where the id that is named is not in it', () => {
    expect(cut({ after: 'x', limit: '3' })).toEqual(['a', 'b', 'c']);
  });

  it('is never of no items or of very many', () => {
    expect(shortListQuery.safeParse({ limit: '0' }).success).toBe(false);
    expect(shortListQuery.safeParse({ limit: '501' }).success).toBe(false);
  });
});
