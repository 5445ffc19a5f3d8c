import { expect, it } from '@jest/globals';
import { createBroadcastStage } from '../../support/broadcast-stage.ts';
import { createFakeChannel } from '../../support/fake-channel.ts';
import { createFakeConsole } from '../../support/fake-console.ts';

/** A console over a stage with somebody to write to, on a Monday in May. */
async function setUp() {
  const { broadcasts, clock, ...stage } = await createBroadcastStage({ channel: createFakeChannel() });
  await stage.people(1);
  const { ask } = createFakeConsole({ broadcasts });
  const make = async (text: string): Promise<string> => {
    const body = { text, audience: 'role = beneficiary', by: 'ani' };
    return ((await ask('/api/broadcasts', { body })).body as { readonly id: string }).id;
  };
  const act = (id: string, name: string, body: object = {}) => ask(`/api/broadcasts/${id}/${name}`, { body });
  const edit = (id: string, body: object) => ask(`/api/broadcasts/${id}`, { method: 'PATCH', body });
  const tomorrow = new Date(clock.now() + 86_400_000).toISOString();
  return { make, act, edit, tomorrow };
}

const refused = (where: string | null, words: string) => ({
  status: 409,
  body: { error: { where, message: expect.stringContaining(words) } },
});

it('a broadcast is named in a refusal by the state that is shown of it', async () => {
  const { make, act, tomorrow } = await setUp();
  const planned = await make('Rapat');
  await act(planned, 'start', { at: tomorrow });
  expect(await act(planned, 'start')).toMatchObject(refused(null, 'The broadcast is scheduled;'));
  const running = await make('Sekarang');
  await act(running, 'start');
  expect(await act(running, 'start')).toMatchObject(refused(null, 'The broadcast is running;'));
  const draft = await make('Nanti');
  const when = 'while it is scheduled or running or paused or done.';
  expect(await act(draft, 'retry')).toMatchObject(refused(null, `is draft; this can be done ${when}`));
});

it('a broadcast that is being sent is edited to what was just sent when that is meant', async () => {
  const { make, act, edit } = await setUp();
  await act(await make('Rapat'), 'start');
  const other = await make('Lain');
  await act(other, 'start');
  const within = refused('body.confirm', 'within the last hour');
  expect(await edit(other, { text: 'Rapat' })).toMatchObject(within);
  expect(await edit(other, { text: 'Rapat', confirm: true })).toMatchObject({ status: 200 });
});
