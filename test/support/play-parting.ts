import { setTimeout as pause } from 'node:timers/promises';
import { SendError } from '../../src/channels/channel.ts';
import { type Store } from '../../src/store/store.ts';
import { createBroadcastStage, inputOf } from './broadcast-stage.ts';
import { createFakeChannel } from './fake-channel.ts';
import { createFakeClock } from './fake-clock.ts';
import { createSharedAlarms } from './shared-alarms.ts';
import { until } from './until.ts';

/** Leases of which the first process that asks holds each. */
export function createFirstHolds() {
  const holders = new Map<string, string>();
  return {
    take: ({ name, owner }: { readonly name: string; readonly owner: string }) => {
      holders.set(name, holders.get(name) ?? owner);
      return Promise.resolve(holders.get(name) === owner ? 1 : null);
    },
    drop: () => Promise.resolve(),
  };
}

/**
 * Two who were taken for one are given a flow by an announcement; while it is on its way to them a process that does
 * not send parts them. Answers with where it arrived in the end, and what the deliveries say.
 */
export async function playParting(stores: readonly [Store, Store]): Promise<{
  readonly arrived: readonly string[];
  readonly states: Readonly<Record<string, number>>;
}> {
  const clock = createFakeClock(Date.parse('2025-05-05T10:00:00+07:00'));
  const alarms = createSharedAlarms(clock.now);
  const flows = { kabar: 'steps:\n  - say: Satu.\n' };
  const shared = { flows, clock, realClock: createFakeClock(0), leases: createFirstHolds() };
  const channel = createFakeChannel();
  let begun = 0;
  const send: typeof channel.send = (message) => {
    begun += 1;
    return channel.send(message);
  };
  const of = (store: Store) => ({ ...shared, store, scheduler: alarms() });
  const sender = await createBroadcastStage({ ...of(stores[0]), channel: { ...channel, send } });
  const other = await createBroadcastStage({ ...of(stores[1]), channel: createFakeChannel() });
  await sender.people(2);
  channel.faults.push(new SendError('network', 'no'), new SendError('network', 'no'));
  const { content, ...wishes } = inputOf('');
  const input = { ...wishes, content: { ...content, text: {}, flow: 'kabar' } };
  await sender.broadcasts.create('b1', input, 'ani');
  await sender.broadcasts.start('b1', { at: null, local: null, confirm: false });
  await sender.turn();
  await sender.companion.merge('p000', 'p001');
  const open = channel.hold();
  clock.advance(60_000);
  await until(() => Promise.resolve(begun === 3));
  const parting = other.companion.unmerge('p001');
  await until(async () => (await stores[1].find('p001'))?.forward === null);
  // Long enough for a process that does not wait to have parted all.
  await pause(500);
  open();
  await parting;
  await sender.companion.settled();
  await sender.pass(60 * 60_000);
  await sender.turn();
  const states = await sender.states('b1');
  await Promise.all([sender, other].map(({ companion }) => companion.stop()));
  return { arrived: channel.arrived.map(({ to }) => to).sort(), states };
}
