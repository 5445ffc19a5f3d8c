import { describe, expect, it } from '@jest/globals';
import { type ImportReport } from '../../../../../src/console/contacts/import/import-report.ts';
import { anyPeople } from '../../../../../src/domain/contact/people-rules.ts';
import { newContact } from '../../../../../src/domain/contact/contact.ts';
import { createFakeConsole } from '../../../../support/fake-console.ts';

const header = 'external_id,name,role,companion,addresses,fields.children';
const people = [
  'R-7,Bu Rini,volunteer,,simulator:rini,',
  'R-8,Bu Dewi,volunteer,,simulator:dewi,',
  'K-1,Ibu Siti Aminah,,R-7,simulator:siti,2',
];

async function send(console: ReturnType<typeof createFakeConsole>, rows: readonly string[], query = '') {
  const headers = { 'content-type': 'text/csv' };
  const body = [header, ...rows].join('\n');
  return (await console.ask(`/api/contacts/import${query}`, { body, headers })).body as ImportReport;
}

describe('a table that says something else of people who are known', () => {
  it('names for each row the columns that change, and none where it is the same again', async () => {
    const console = createFakeConsole();
    await send(console, people);
    const next = ['K-1,Siti Aminah,,,simulator:siti2,3'];
    for (const query of ['?dry_run=1', '']) {
      expect(await send(console, next, query)).toMatchObject({
        lines: [{ outcome: 'updated', changed: ['name', 'addresses', 'fields.children'] }],
        problems: [],
      });
    }
    expect(await send(console, next)).toMatchObject({ lines: [{ outcome: 'unchanged', changed: [] }] });
  });

  it('hands no family over in silence', async () => {
    const console = createFakeConsole();
    await send(console, people);
    expect(await send(console, ['K-1,Ibu Siti Aminah,,R-8,,'], '?dry_run=1')).toMatchObject({
      updated: 1,
      problems: [
        { line: 2, column: 'companion', level: 'warning', message: expect.stringContaining('Bu Rini') },
      ],
    });
  });

  it('says who somebody was so far whose name is wholly another, as after one column was sorted alone', async () => {
    const titleOf = (word: string): string | undefined => (word === 'ibu' ? word : undefined);
    const console = createFakeConsole({ people: { ...anyPeople, titleOf } });
    await send(console, people);
    expect(await send(console, ['K-1,Ibu Wati,,,,'])).toMatchObject({
      updated: 1,
      problems: [
        { line: 2, column: 'name', level: 'warning', message: expect.stringContaining('Ibu Siti Aminah') },
      ],
    });
  });

  it('says who is on the phone of somebody new already, unless the table itself names them', async () => {
    const console = createFakeConsole();
    const about = { id: 'x', at: 0, name: 'Mamah Siti', language: 'id', timezone: 'Asia/Jakarta' } as const;
    console.add(newContact({ ...about, addresses: ['simulator:siti'], stranger: true }));
    const household = ['K-2,Ani,,,simulator:ani,', 'K-3,Budi,,,simulator:ani,'];
    expect(await send(console, [...people, ...household])).toMatchObject({
      created: 5,
      problems: [
        { line: 4, column: 'addresses', level: 'warning', message: expect.stringContaining('Mamah Siti') },
      ],
    });
    expect(await send(console, [...people, ...household])).toMatchObject({ unchanged: 5, problems: [] });
  });
});
