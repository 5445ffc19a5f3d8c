import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSmallProgramme, type ListedRow, type SmallProgramme } from '../support/small-programme.ts';

const csv = `external_id,name,role,companion,addresses,opted_in_at,opted_in_method
K1,Rina,coordinator,,simulator:rina,2025-05-01,paper
R1,Wati,volunteer,,simulator:wati,2025-05-01,paper
K-1,Siti Aminah,beneficiary,R1,simulator:siti,2025-05-01,paper
K-2,Ani Lestari,beneficiary,R1,simulator:ani,2025-05-01,paper
K-3,Tuminah,beneficiary,R1,simulator:tuminah,,
`;

const flows = { 'programme.yaml': 'visits: [{ title: Kunjungan rumah, every: month }]\n' };

let programme: SmallProgramme;

beforeAll(async () => {
  programme = await createSmallProgramme({ csv, flows });
}, 60_000);

afterAll(async () => {
  await programme.stop();
});

async function tasks(title: string, ...states: readonly string[]): Promise<readonly ListedRow[]> {
  const rows = await programme.rows('tasks');
  return rows.filter(
    (each) => String(each['title']).startsWith(title) && states.includes(String(each['state'])),
  );
}

async function restart(): Promise<void> {
  await programme.program.kill('SIGKILL');
  await programme.program.start();
}

describe('families that were imported and never had a turn', () => {
  it('do not fall silent unseen: the companion asks once, then the coordinator knows', async () => {
    const { pass, say, told, idOf } = programme;
    await pass('13d');
    await say('ani', 'Kabar baik');
    await restart();
    await pass('47h');
    await restart();
    const asked = await tasks('Tanyakan kabarnya', 'open');
    expect(asked).toMatchObject([{ contact: idOf('K-1'), assignee: idOf('R1'), sort: 'silence' }]);
    const last = (await told('wati')).at(-1)?.text;
    expect(last).toContain('Siti Aminah: Tanyakan kabarnya, sudah 15 hari diam');
    await pass('16d');
    const all = await tasks('Tanyakan kabarnya', 'open');
    const known = all.filter(({ assignee }) => assignee === idOf('K1'));
    expect(known.map(({ contact }) => contact)).toEqual([idOf('K-1')]);
    expect((await told('rina')).at(-1)?.text).toContain('Siti Aminah: Tanyakan kabarnya, sudah 31 hari diam');
  }, 60_000);

  it('are visited once a month, and not who did not agree', async () => {
    const { pass, idOf } = programme;
    await pass('60d');
    const first = await tasks('Kunjungan rumah', 'open');
    expect(first.map(({ contact }) => contact).sort()).toEqual([idOf('K-1'), idOf('K-2')].sort());
    const all = await tasks('Kunjungan rumah', 'open', 'cancelled');
    const months = all
      .filter(({ contact }) => contact === idOf('K-1'))
      .map(({ at }) => String(at).slice(0, 7));
    expect(months.length).toBeGreaterThanOrEqual(2);
    expect(new Set(months).size).toBe(months.length);
  }, 60_000);
});
