import { describe, expect, it } from '@jest/globals';
import { type ImportReport } from '../../../../../src/console/contacts/import/import-report.ts';
import { createFakeConsole } from '../../../../support/fake-console.ts';

async function send(console: ReturnType<typeof createFakeConsole>, body: string): Promise<ImportReport> {
  const headers = { 'content-type': 'text/csv' };
  return (await console.ask('/api/contacts/import', { body, headers })).body as ImportReport;
}

describe('a table that a spreadsheet has changed', () => {
  it('makes no family of two whose numbers it rounded to one', async () => {
    const console = createFakeConsole();
    const row = (name: string) => `external_id,name,addresses\n3.51012E+12,${name},simulator:${name}\n`;
    for (const name of ['Siti', 'Budi']) {
      expect(await send(console, row(name))).toMatchObject({
        ...{ created: 0, updated: 0, refused: 1 },
        problems: [{ line: 2, column: 'external_id', message: expect.stringContaining('rounded') }],
      });
    }
    expect(console.records.size).toBe(0);
  });

  it.each(['6.28123E+12', '6,28123E+12', '6E+12'])(
    'says in which cell a number was rounded, and keeps no half of it: %s',
    async (rounded) => {
      const report = await send(createFakeConsole(), `external_id;name;fields.phone\nK;Siti;${rounded}\n`);
      expect(report).toMatchObject({ refused: 1, problems: [{ line: 2, column: 'fields.phone' }] });
    },
  );

  it.each([
    ['81234567890', 'lost its 0'],
    ['852 1234 5678', 'lost its 0'],
    ['6281234567890.0', 'decimal'],
    ['+6281234567890.00', 'decimal'],
  ])('writes to nobody else because a number lost its zero or got a new one: %s', async (number, words) => {
    const console = createFakeConsole();
    const report = await send(console, `external_id,name,addresses\nK,Siti,whatsapp:${number}\n`);
    expect(report).toMatchObject({
      refused: 1,
      problems: [{ line: 2, column: 'addresses', message: expect.stringContaining(words) }],
    });
    expect(console.records.size).toBe(0);
  });

  it.each([
    ['+852 1234 5678', '85212345678'],
    ['+62 0812-3456-7890', '6281234567890'],
    ['6281.2345.67890', '6281234567890'],
  ])('takes numbers as people write them: %s', async (number, digits) => {
    const console = createFakeConsole();
    const { lines } = await send(console, `external_id,name,addresses\nK,Siti,whatsapp:${number}\n`);
    expect(console.records.get(lines[0]?.contact ?? '')?.contact.addresses).toEqual([
      `whatsapp:1/pn/${digits}`,
    ]);
  });

  it('says nothing of the empty rows and columns at its edges', async () => {
    const table = 'external_id;name;;\r\nA;Siti;;\r\n;;;\r\n;;;\r\nB;;;\r\n;;;\r\n';
    const report = await send(createFakeConsole(), table);
    expect(report).toMatchObject({
      ...{ rows: 2, created: 1, refused: 1 },
      problems: [{ line: 5, column: 'name' }],
    });
    expect(report.problems).toHaveLength(1);
  });

  it('is refused whole where one heading stands above two columns, with the cell that has none', async () => {
    const console = createFakeConsole();
    const report = await send(
      console,
      'external_id,name,,village\nA,Siti,,Songgon\nB,Budi,Santoso,Songgon\n',
    );
    expect(report).toMatchObject({ error: { message: expect.stringContaining('C3') } });
    expect(console.records.size).toBe(0);
  });

  it('may be split by tabs, as what is copied out of a spreadsheet', async () => {
    const table = 'external_id\tname\tvillage\nA\tSiti\tSonggon, RT 1\n';
    expect(await send(createFakeConsole(), table)).toMatchObject({ created: 1, problems: [] });
  });
});
