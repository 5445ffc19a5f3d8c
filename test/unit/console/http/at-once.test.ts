import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createFakeCompanion } from '../../../support/fake-companion.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

/** A console whose rows of a kind can be read only at the third look, as they are written behind their turn. */
function lateConsole(late: 'tasks' | 'tickets') {
  const fake = createFakeCompanion();
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  const blank = newContact({ id: 'siti', at: 0, name: 'Siti', ...zone, addresses: [], stranger: false });
  fake.add({ ...blank, companion: 'wati' });
  fake.add({ ...blank, id: 'wati', role: 'volunteer' });
  let looks = 0;
  const records = createRecords(fake);
  const findRow: typeof records.findRow = (kind, id) =>
    kind === late && ++looks < 3 ? Promise.resolve(undefined) : records.findRow(kind, id);
  return createFakeConsole({ companion: fake.companion, records: { ...records, findRow } });
}

describe('what was just made', () => {
  it.each([
    ['tasks', { contact: 'siti', title: 'Kunjungan' }],
    ['tickets', { contact: 'siti', topic: 'Bantuan' }],
  ] as const)('can be read and changed by the id that was answered: %s', async (kind, body) => {
    const { ask } = lateConsole(kind);
    const made = await ask(`/api/${kind}`, { body });
    const { id } = made.body as { id: string };
    expect(await ask(`/api/${kind}/${id}`)).toMatchObject({ status: 200, body: { id, state: 'open' } });
  });
});
