import { expect, it } from '@jest/globals';
import { type Store } from '../../../../src/store/store.ts';
import { createNeighbours } from '../../../support/neighbours.ts';
import { stopInVain } from '../../../support/stop-in-vain.ts';
import { until } from '../../../support/until.ts';

const flows = {
  kabar: `
triggers: [{ keyword: kabar }]
steps:
  - ask: Apa kabar?
    id: kabar
    answer: text
`,
};

it('tells a volunteer once that a family is merged, although the process dies before that is noted', async () => {
  let broken = false;
  const dying = (store: Store): Store => ({
    ...store,
    write: (batch) =>
      broken && batch.contacts.some(({ record }) => record.forward !== null && record.outbox.length === 0)
        ? Promise.reject(new Error('gone'))
        : store.write(batch),
  });
  const people = await createNeighbours({ flows, wrap: dying });
  await people.add('z-double', { companion: 'budi', name: 'Sitti' });
  const open = people.channel.hold();
  const writing = people.write('z-double', 'kabar');
  await until(
    async () => (await people.store.find('z-double'))?.outbox.some(({ kind }) => kind === 'send') ?? false,
  );
  const merging = people.companion.merge('siti', 'z-double').catch(() => undefined);
  await until(async () => (await people.store.find('z-double'))?.forward === 'siti');
  broken = true;
  open();
  await writing;
  await merging;
  await people.companion.settled();
  // By their ids: what was sent and could not be written down may be repeated, and is the same message.
  const told = () =>
    new Set(
      people.channel.arrived.filter(({ text }) => text.includes('didampingi Wati')).map(({ id }) => id),
    );
  expect(told().size).toBe(1);
  await stopInVain(people);
  broken = false;
  const after = await createNeighbours({
    flows,
    store: people.store,
    clock: people.clock,
    channel: people.channel,
    bare: true,
  });
  await after.pass(3_600_000);
  expect((await after.store.find('z-double'))?.closed).toBeUndefined();
  expect(told().size).toBe(1);
});
