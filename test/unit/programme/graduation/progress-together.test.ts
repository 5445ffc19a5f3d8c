import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseAudience } from '../../../../src/domain/audience/parse-audience.ts';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const day = 86_400_000;
const read = (name: string): string => readFileSync(`flows/${name}.yaml`, 'utf8');
const flows = {
  'laporan-kunjungan': read('laporan-kunjungan'),
  'kemajuan-bersama': read('kemajuan-bersama'),
};
const rule = {
  title: 'Kemajuan bersama keluarga',
  every: 'month',
  for: parseAudience('role = beneficiary AND last_seen = "" AND NOT fields.progress_on > 90 days ago'),
  due: 14 * day,
  report: 'kemajuan-bersama',
} as const;

/** Siti has no phone; her companion is Wati. */
async function district(): Promise<Neighbours> {
  const people = await createNeighbours({
    flows,
    manners: { care: { silence: { companion: 14 * day, coordinator: 30 * day }, visits: [rule] } },
    bare: true,
  });
  await people.add('rini', { role: 'coordinator', name: 'Rini' });
  await people.add('wati', { role: 'volunteer', name: 'Wati' });
  await people.add('siti', { companion: 'wati', name: 'Siti Aminah', village: 'Songgon', addresses: [] });
  return people;
}

async function titles({ find }: Neighbours): Promise<readonly string[]> {
  const { tasks = [] } = await find('wati');
  return tasks.map(({ title, said }) => said?.key ?? title);
}

describe('the progress of a family without a phone', () => {
  it('is asked by its companion beside it, kept at the family, and asked again after three months', async () => {
    const people = await district();
    await people.pass(32 * day);
    expect(await titles(people)).toContain(rule.title);
    const list = (await people.write('wati', 'tugas')).join('\n');
    const number = /(\d)\. Siti Aminah: Kemajuan/u.exec(list)?.[1] ?? '';
    for (const answer of [
      number,
      'ya',
      'cukup',
      'ada',
      'bisa',
      'tidak ada anak',
      'sedikit',
      'Punya warung',
    ]) {
      await people.write('wati', answer);
    }
    const { fields } = await people.find('siti');
    expect(fields).toMatchObject({
      goal: 'Punya warung',
      progress_good: 3,
      progress_asked: 4,
      progress_by: 'companion',
    });
    expect(await titles(people)).not.toContain(rule.title);
    await people.pass(35 * day);
    expect(await titles(people)).not.toContain(rule.title);
    await people.pass(80 * day);
    expect(await titles(people)).toContain(rule.title);
  });

  it('is asked in the same flow by whoever walks beside the family next', async () => {
    const people = await district();
    await people.add('budi', { role: 'volunteer', name: 'Budi' });
    await people.pass(32 * day);
    await people.happen('siti', { kind: 'pair', companion: 'budi', name: 'Budi' });
    const list = (await people.write('budi', 'tugas')).join('\n');
    const number = /(\d)\. Siti Aminah: Kemajuan/u.exec(list)?.[1] ?? '';
    expect((await people.write('budi', number)).join()).toContain('Sedang bersama keluarga Siti Aminah?');
    const rows = await people.rows('tasks');
    expect(rows.filter(({ data }) => data['report'] === 'kemajuan-bersama')).toMatchObject([
      { contact: 'siti', data: { assignee: 'budi', state: 'open' } },
    ]);
  });
});
