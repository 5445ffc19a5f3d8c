import { expect, it } from '@jest/globals';
import { type IncidentEffect } from '../../../../src/domain/effect.ts';
import { type Row } from '../../../../src/domain/row.ts';
import { createLanes } from '../../../../src/runner/attend/lanes.ts';
import { type Path } from '../../../../src/runner/path.ts';
import { countIncident } from '../../../../src/runner/settle/count-incident.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const fault: IncidentEffect = {
  ...{ kind: 'incident', id: 'cause 1', what: 'expression', key: 'expression:kabar' },
  ...{ flow: 'kabar', step: 'mood', detail: 'no such field' },
};

/** A path that keeps incidents, each write a moment after it was asked for. */
function createPath() {
  const kept = new Map<string, Row>();
  const clock = createFakeClock(1000);
  const path = {
    lanes: createLanes(),
    clock,
    store: { findRow: (_kind: string, id: string) => Promise.resolve(kept.get(id)) },
    committer: {
      commit: async ({ rows }: { readonly rows: readonly Row[] }) => {
        await Promise.resolve();
        rows.forEach((row) => kept.set(row.id, row));
        return 'kept';
      },
    },
  } as unknown as Path;
  return { path, clock, row: () => kept.get(fault.key) };
}

it('counts what happens again under one key, of several at once each, and nothing twice', async () => {
  const { path, row } = createPath();
  const causes = ['cause 1', 'cause 2', 'cause 3'];
  await Promise.all(causes.map((id) => countIncident(path, { ...fault, id }, 'siti')));
  expect(row()?.data).toMatchObject({ count: 3, cause: 'cause 3', state: 'open' });
  await countIncident(path, { ...fault, id: 'cause 3' }, 'siti');
  expect(row()?.data['count']).toBe(3);
});

it('stands above the count before it, although the clock was put back', async () => {
  const { path, clock, row } = createPath();
  await countIncident(path, fault, 'siti');
  const first = row()?.version ?? 0;
  clock.set(10);
  await countIncident(path, { ...fault, id: 'cause 2' }, 'ani');
  expect(row()?.version).toBe(first + 1);
  clock.set(9000);
  await countIncident(path, { ...fault, id: 'cause 3' }, 'ani');
  expect([row()?.version, row()?.data['count']]).toEqual([9000, 3]);
});
