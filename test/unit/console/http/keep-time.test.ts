import { describe, expect, it } from '@jest/globals';
import { createFakeConsole } from '../../../support/fake-console.ts';

describe('a request while another process may have moved the clock', () => {
  const asked: string[] = [];
  const catchUp = (): Promise<void> => {
    asked.push('time');
    return Promise.reject(new Error('the store is away'));
  };
  const { ask } = createFakeConsole({ catchUp });

  it.each([
    ['of the API, writing', '/api/contacts', { body: { name: 'Siti' } }, 1],
    ['of the API, reading', '/api/contacts', {}, 1],
    ['for a page', '/sign-in', {}, 0],
    ['of the simulator, which looks by itself', '/api/simulator/Siti/messages', {}, 0],
  ])(
    '%s, goes by the time as it is now, and also when that cannot be had',
    async (_, path, asking, times) => {
      asked.length = 0;
      expect((await ask(path, asking)).status).toBeLessThan(500);
      expect(asked).toHaveLength(times);
    },
  );
});
