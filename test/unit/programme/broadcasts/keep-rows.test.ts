import { expect, it } from '@jest/globals';
import { broadcastCause } from '../../../../src/domain/broadcast.ts';
import { deliveryRow } from '../../../../src/domain/delivery.ts';
import { keepRows } from '../../../../src/programme/broadcasts/keep-rows.ts';
import { type Path } from '../../../../src/runner/path.ts';
import { createFakeChannel } from '../../../support/fake-channel.ts';
import { addTwo } from '../../../support/play-unmerge.ts';
import { createStage } from '../../../support/stage.ts';

it('leaves nobody who was merged meanwhile as waiting for a broadcast', async () => {
  const made: { path?: Path } = {};
  const stage = await createStage({
    ...{ flows: {}, channel: createFakeChannel() },
    createChores: (path) => {
      made.path = path;
      return [];
    },
  });
  await addTwo(stage);
  await stage.companion.settled();
  await stage.companion.merge('tua', 'muda');
  const cause = { name: broadcastCause('b1'), attempt: 1 };
  const about = { cause, contact: 'muda', at: 1, reason: null } as const;
  await made.path?.chores?.run();
  if (!made.path) {
    throw new Error('no path');
  }
  await keepRows(made.path, [deliveryRow({ ...about, state: 'queued' })]);
  const rows = await stage.rows('deliveries');
  expect(rows.map(({ contact, data }) => [contact, data['state']]).sort()).toEqual([
    ['tua', 'queued'],
    ['tua', 'skipped'],
  ]);
});
