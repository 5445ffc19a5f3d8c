import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type mongo } from 'mongoose';
import { createServerClock } from '../../../../src/store/mongo/server-clock.ts';

describe('the time of the server', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('goes on by itself, and is looked at again after a minute', async () => {
    let [own, ahead, asked] = [0, 5_000_000, 0];
    jest.spyOn(performance, 'now').mockImplementation(() => own);
    jest.spyOn(Date, 'now').mockImplementation(() => own);
    const command = (): Promise<object> => {
      asked += 1;
      return Promise.resolve({ localTime: new Date(own + ahead) });
    };
    const now = await createServerClock({ admin: () => ({ command }) } as unknown as mongo.Db);
    expect(now()).toBe(5_000_000);
    own = 1500;
    expect([now(), asked]).toEqual([5_001_500, 3]);
    own = 61_000;
    ahead = 6_000_000;
    now();
    await new Promise(setImmediate);
    expect(now()).toBe(6_061_000);
  });

  it('is our own where that agrees with it, however late an answer is read', async () => {
    let own = 1000;
    jest.spyOn(performance, 'now').mockImplementation(() => own);
    jest.spyOn(Date, 'now').mockImplementation(() => own);
    const command = (): Promise<object> => {
      const localTime = new Date(own);
      own += 80;
      return Promise.resolve({ localTime });
    };
    const now = await createServerClock({ admin: () => ({ command }) } as unknown as mongo.Db);
    expect(now()).toBe(own);
  });
});
