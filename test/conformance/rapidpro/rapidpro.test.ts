import { describe, expect, it } from '@jest/globals';
import { measureExpressions } from './measure-expressions.ts';
import { measureRouterCases } from './measure-router-cases.ts';
import { measureRouterTests } from './measure-router-tests.ts';

const own = new URL('own', import.meta.url).pathname;

describe('what the engine of RapidPro gives', () => {
  it.each([
    ['for expressions', measureExpressions, 2425],
    ['for the tests of routers', measureRouterTests, 1082],
    ['for whole routers', measureRouterCases, 222],
  ])('we give too %s', (_what, measure, cases) => {
    const files = measure(own);
    expect(files.flatMap(({ differences }) => differences)).toEqual([]);
    expect(files.map(({ total }) => total)).toEqual([cases]);
  });
});
