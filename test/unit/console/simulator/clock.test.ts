import { describe, expect, it } from '@jest/globals';
import { findDuration } from '../../../../src/console/simulator/duration.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

const clock = '/api/simulator/clock';

describe('the clock of the simulator', () => {
  it('shows the time', async () => {
    expect((await createFakeConsole().ask(clock)).body).toEqual({ now: '2025-05-04T12:30:45.000Z' });
  });

  it('moves by a duration and says how much was handled', async () => {
    const answer = await createFakeConsole().ask(clock, { body: { advance: '1d12h' } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ now: '2025-05-06T00:30:45.000Z', handled: 1 });
  });

  it('moves to what is next', async () => {
    const answer = await createFakeConsole().ask(clock, { body: { to: 'next' } });
    expect(answer.body).toEqual({ now: '2025-05-04T12:31:45.000Z', handled: 1 });
  });

  it('can be moved while there are no simulated people', async () => {
    const { ask } = createFakeConsole({ simulator: false });
    expect((await ask(clock)).status).toBe(200);
    expect((await ask(clock, { body: { to: 'next' } })).status).toBe(200);
  });

  it('says why it may not be moved', async () => {
    const { ask, state } = createFakeConsole();
    state.clock = 'bound';
    const answer = await ask(clock, { body: { to: 'next' } });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('CLOCK') },
    });
  });

  it.each([
    [{}, 'body'],
    [{ advance: '1h', to: 'next' }, 'body'],
    [{ advance: '-1h' }, 'body.advance'],
    [{ advance: '0s' }, 'body.advance'],
    [{ advance: 'tomorrow' }, 'body.advance'],
    [{ to: 'yesterday' }, 'body.to'],
  ])('refuses %j', async (body, where) => {
    const answer = await createFakeConsole().ask(clock, { body });
    expect(answer).toMatchObject({ status: 400, body: { error: { where } } });
  });
});

describe('durations', () => {
  it.each([
    ['30s', 30_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
    ['1d12h', 129_600_000],
    ['', undefined],
    ['5', undefined],
    ['0m', undefined],
    ['1y', undefined],
    ['999999999w', undefined],
  ])('reads %j', (text, millis) => {
    expect(findDuration(text)).toBe(millis);
  });
});
