import { describe, expect, it } from '@jest/globals';
import { measureSessions } from './measure-sessions.ts';

const own = new URL('own', import.meta.url).pathname;

describe('talks that the engine of RapidPro recorded', () => {
  it('come to the same here, sprint by sprint', () => {
    const files = measureSessions(own);
    expect(files.flatMap(({ differences }) => differences)).toEqual([]);
    expect(files.map(({ total }) => total)).toEqual([160]);
  });
});
