import { describe, expect, it } from '@jest/globals';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const hour = 3_600_000;
const flows = {
  surat: 'triggers: [{ keyword: surat }]\nsteps:\n  - handover: { topic: Surat }\n  - say: Tunggu, ya.\n',
};

/** A coordinator takes Siti's conversation over at half past ten in the evening. */
async function open(): Promise<Neighbours> {
  const clock = createFakeClock(Date.parse('2025-05-06T22:30:00+07:00'));
  const people = await createNeighbours({ flows, clock });
  const assignee = { contact: 'rini', name: 'Rini' };
  await people.happen('siti', { kind: 'handover', ticket: 't', topic: 'Bantuan', assignee });
  return people;
}

const news = 'Rini, petugas kami, akan membalas Ibu/Bapak di sini, paling lambat hari ini.';
const answer = { kind: 'notice', text: 'Bu, aman?', media: [], from: null, urgent: true } as const;

describe('a conversation that staff take over at night', () => {
  it('lets the family sleep: who answers, and on which day, they learn in the morning', async () => {
    const people = await open();
    await people.pass(8 * hour);
    expect(people.told('siti')).toEqual([]);
    await people.pass(hour);
    expect(people.told('siti')).toEqual([news]);
  });

  it('is announced at once where they write themselves, and not again in the morning', async () => {
    const people = await open();
    expect(await people.write('siti', 'Bu, masih bangun?')).toEqual([news.replace('hari ini', 'besok')]);
    await people.pass(9 * hour);
    expect(people.told('siti')).toHaveLength(1);
  });

  it('is not announced any more where a human has answered in the night, or has ended it', async () => {
    const answered = await open();
    await answered.happen('siti', { ...answer, ticket: { id: 't', by: 'Rini' } });
    expect(answered.told('siti')).toEqual(['Rini, petugas kami, menulis: Bu, aman?']);
    const ended = await open();
    await ended.happen('siti', { kind: 'handback' });
    for (const people of [answered, ended]) {
      const before = people.told('siti').length;
      await people.pass(9 * hour);
      expect(people.told('siti')).toHaveLength(before);
    }
  });

  it('names who is to answer now, where that changed in the night', async () => {
    const people = await open();
    const to = { contact: 'budi', name: 'Budi' };
    await people.happen('siti', { kind: 'ticket_change', ticket: 't', change: { kind: 'assign', to } });
    await people.pass(9 * hour);
    expect(people.told('siti')).toEqual([news.replace('Rini', 'Budi')]);
  });

  it('is answered at once where the family asked for a human by itself', async () => {
    const people = await createNeighbours({
      flows,
      clock: createFakeClock(Date.parse('2025-05-06T22:30:00+07:00')),
    });
    expect(await people.write('siti', 'surat')).toEqual(['Tunggu, ya.']);
  });
});
