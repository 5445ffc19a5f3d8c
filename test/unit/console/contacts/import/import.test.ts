import { describe, expect, it } from '@jest/globals';
import { setImmediate as letOthers } from 'node:timers/promises';
import { readCsv } from '../../../../../src/console/contacts/import/read-csv.ts';
import { type ImportReport } from '../../../../../src/console/contacts/import/import-report.ts';
import { noConsent } from '../../../../../src/domain/consent.ts';
import { newContact } from '../../../../../src/domain/contact/contact.ts';
import { createRecords } from '../../../../../src/programme/records/records.ts';
import { type Companion } from '../../../../../src/runner/companion.ts';
import { createFakeCompanion } from '../../../../support/fake-companion.ts';
import { createFakeConsole } from '../../../../support/fake-console.ts';

const route = '/api/contacts/import';
const csv = { 'content-type': 'text/csv' };
const people = `external_id,name,role,village,companion,addresses,groups,opted_in_at,opted_in_method,opted_in_witness,fields.children,fields.code
KPM-1,Siti Aminah,,Songgon,REL-1,simulator:siti; whatsapp:0812-3456-7890,pkh;ibu,2025-05-01,paper,Pak Lurah,2,0012
REL-1,Wati,volunteer,Songgon,,simulator:wati,,,,,,
`;

async function send(console: ReturnType<typeof createFakeConsole>, body: string, query = '') {
  const answer = await console.ask(`${route}${query}`, { body, headers: csv });
  return { status: answer.status, report: answer.body as ImportReport };
}

describe('a table of contacts', () => {
  it('makes volunteers and the families that are paired with them in the same file', async () => {
    const console = createFakeConsole();
    const { status, report } = await send(console, people);
    expect(status).toBe(200);
    expect(report).toMatchObject({ rows: 2, created: 2, refused: 0, problems: [], dry_run: false });
    const [siti, wati] = report.lines.map(({ contact }) => console.records.get(contact ?? '')?.contact);
    expect(siti).toMatchObject({
      name: 'Siti Aminah',
      role: 'beneficiary',
      companion: wati?.id,
      addresses: ['simulator:siti', 'whatsapp:1/pn/6281234567890'],
      groups: ['pkh', 'ibu'],
      fields: { children: 2, code: '0012', external_id: 'KPM-1' },
      consent: { status: 'opted_in', method: 'paper', witness: 'Pak Lurah' },
    });
    expect(wati).toMatchObject({ role: 'volunteer', consent: { status: 'unknown' } });
  });

  it.each(['telegram:@siti', 'telegram:siti', 'whatsapp:siti', 'whatsapp:1/foo/62812'])(
    'names the row whose address no network has: %s',
    async (address) => {
      const { report } = await send(createFakeConsole(), `external_id,name,addresses\nK,Siti,${address}\n`);
      expect(report).toMatchObject({ created: 0, refused: 1, problems: [{ line: 2, column: 'addresses' }] });
    },
  );

  it('says how a day of consent is written', async () => {
    const table = 'external_id,name,opted_in_at\nK,Siti,1/5/2025\n';
    const { report } = await send(createFakeConsole(), table);
    expect(report.problems).toMatchObject([{ message: expect.stringContaining('A day such as') }]);
  });

  it('is kept for good under the key under which it was only tried before', async () => {
    const console = createFakeConsole();
    const ask = (query: string) =>
      console.ask(`${route}${query}`, { body: people, headers: { ...csv, 'idempotency-key': 'k' } });
    expect((await ask('?dry_run=1')).body).toMatchObject({ dry_run: true, created: 2 });
    expect((await ask('')).body).toMatchObject({ dry_run: false, created: 2 });
    expect(console.records.size).toBe(2);
  });

  it('changes nothing when it comes a second time, and only what is new when a cell has changed', async () => {
    const console = createFakeConsole();
    await send(console, people);
    expect((await send(console, people)).report).toMatchObject({ unchanged: 2, updated: 0, created: 0 });
    const moved = people.replace('Siti Aminah,,Songgon', 'Siti Aminah,,Bangunsari');
    const { report } = await send(console, moved);
    expect(report).toMatchObject({ unchanged: 1, updated: 1, created: 0 });
    expect(console.records.get(report.lines[0]?.contact ?? '')?.contact.village).toBe('Bangunsari');
  });

  it('brings nobody back under another number who wrote STOP from that phone since', async () => {
    const console = createFakeConsole();
    const at = Date.parse('2025-05-03T00:00:00Z');
    const about = { id: 'x', at, name: 'Siti', language: 'id', timezone: 'Asia/Jakarta' } as const;
    const siti = newContact({ ...about, addresses: ['simulator:siti'], stranger: true });
    console.add({ ...siti, consent: { ...noConsent, status: 'opted_out', at } });
    for (const query of ['?dry_run=1', '']) {
      const { report } = await send(console, people, query);
      expect(report).toMatchObject({
        ...{ created: 1, refused: 1 },
        problems: [{ line: 2, column: 'opted_in_at', message: expect.stringContaining('STOP') }],
      });
    }
    const without = people.replace('2025-05-01,paper,Pak Lurah', ',,');
    expect((await send(console, without)).report).toMatchObject({ created: 1, unchanged: 1, refused: 0 });
  });

  it('writes nothing in a dry run and reports the same', async () => {
    const console = createFakeConsole();
    const { report } = await send(console, people, '?dry_run=1');
    expect(report).toMatchObject({ dry_run: true, created: 2 });
    expect(console.records.size).toBe(0);
  });

  it('takes the good rows and says line, column and remedy for each of the others', async () => {
    const console = createFakeConsole();
    const rows = [
      'external_id,name,role,companion,addresses,timezone,fields.note',
      'A,Ani,beneficiary,,simulator:ani,,',
      'B,Budi,chief,,simulator:budi,Asia/Nowhere,',
      'C,Cici,,NOBODY,simulator:cici,,',
      'A,Ani again,,,simulator:ani2,,',
      ',Nobody,,,,,',
      'D,,,,simulator:dedi,,',
      'E,Eka,,,phone 12,,',
      'F,Fitri,,,simulator:fitri,,"nik 3510 1234 5678 9012"',
    ];
    const { report } = await send(console, rows.join('\n'));
    expect(report).toMatchObject({ rows: 8, created: 2, refused: 6 });
    const places = report.problems.map(({ line, column, level }) => `${line} ${column ?? '-'} ${level}`);
    expect(places).toEqual([
      '3 role error',
      '3 timezone error',
      '4 companion error',
      '5 external_id error',
      '6 external_id error',
      '7 name error',
      '8 addresses error',
      '9 fields.note warning',
    ]);
    const fitri = report.lines.find(({ external_id }) => external_id === 'F')?.contact ?? '';
    expect(console.records.get(fitri)?.contact.fields['note']).not.toMatch(/\d{4}/);
  });

  it('is refused whole when its header names what nobody knows', async () => {
    const console = createFakeConsole();
    const { status, report } = await send(console, 'name,adress\nSiti,simulator:siti');
    expect(status).toBe(400);
    expect(report).toMatchObject({
      error: { where: 'body.line.1', message: expect.stringContaining('"adress"') },
    });
  });

  it('passes over rows that were emptied in a spreadsheet', async () => {
    const { report } = await send(createFakeConsole(), `${people},,,,,,,,,,,\n , ,,,,,,,,,,\n`);
    expect(report).toMatchObject({ rows: 2, created: 2, refused: 0, problems: [] });
  });

  it('says the line of a quotation mark that never closes', async () => {
    const { status, report } = await send(createFakeConsole(), 'external_id,name\nA,"Siti\nB,Budi\n');
    expect(status).toBe(400);
    expect(report).toMatchObject({ error: { message: expect.stringMatching(/line/i) } });
  });

  it('never keeps a NIK as the number of a person', async () => {
    const { report } = await send(createFakeConsole(), 'external_id,name\n3510123456789012,Siti\n');
    expect(report).toMatchObject({ refused: 1, problems: [{ line: 2, column: 'external_id' }] });
    expect(JSON.stringify(report)).not.toContain('3510123456789012');
  });

  it('may be split by semicolons, as spreadsheets do, begin with a byte order mark and hold line breaks', async () => {
    const console = createFakeConsole();
    const table = '\uFEFFexternal_id;name;fields.note\r\nA;Siti;"satu\r\ndua"\r\nB;Budi;\r\nC;;\r\n';
    const { report } = await send(console, table);
    expect(report).toMatchObject({ created: 2, problems: [{ line: 5, column: 'name' }] });
  });

  it.each(['\uFEFFsep=;\r\n', '"sep=;"\n', 'SEP=;;;\n'])(
    'may say on its first line what separates its cells: %j',
    async (declared) => {
      const table = `${declared}external_id;name;village\nA;Siti;"Songgon, RT 1"\n;;\nC;;x\n`;
      const { report } = await send(createFakeConsole(), table);
      expect(report).toMatchObject({ created: 1, problems: [{ line: 5, column: 'name' }] });
    },
  );

  it('comes as the file of a form too', async () => {
    const console = createFakeConsole();
    const form = new FormData();
    form.set('file', new File([people], 'people.csv', { type: 'text/csv' }));
    const authorization = 'Bearer a-token-of-the-tests';
    const answer = await console.app.request(route, {
      method: 'POST',
      body: form,
      headers: { authorization },
    });
    expect(await answer.json()).toMatchObject({ created: 2 });
  });

  it('is read on only when the rows before are done with', async () => {
    const pages = readCsv(`${tableOf(5000)}\nK,"never closes`);
    for (let page = 0; page < 45; page++) {
      expect((await pages.next()).value).toHaveLength(100);
    }
    const readOn = async (): Promise<void> => {
      for (let done = false; !done;) {
        done = (await pages.next()).done ?? false;
      }
    };
    await expect(readOn()).rejects.toThrow(/Line 500[12]/u);
  });

  it('has a page in hand at a time, and others are served in between', async () => {
    const fake = createFakeCompanion();
    const seen = { inHand: 0, most: 0, turns: 0, over: false };
    const change: Companion['change'] = async (...given) => {
      seen.most = Math.max(seen.most, ++seen.inHand);
      await letOthers();
      const changed = await fake.companion.change(...given);
      seen.inHand--;
      return changed;
    };
    const console = createFakeConsole({
      companion: { ...fake.companion, change },
      records: createRecords(fake),
    });
    const others = (async () => {
      for (; !seen.over; seen.turns++) {
        await letOthers();
      }
    })();
    const { report } = await send(console, tableOf(400));
    seen.over = true;
    await others;
    expect(report).toMatchObject({ rows: 400, created: 400, problems: [] });
    expect(seen.most).toBeLessThanOrEqual(100);
    // Three times over four pages.
    expect(seen.turns).toBeGreaterThan(12);
  });

  it('that breaks off far down is refused before anything is written', async () => {
    const console = createFakeConsole();
    const { status } = await send(console, `${tableOf(300)}\nK,"never closes`);
    expect(status).toBe(400);
    expect(console.records.size).toBe(0);
  });
});

function tableOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, n) => `K-${n},Ibu ${n},simulator:p${n},2025-05-01`);
  return ['external_id,name,addresses,opted_in_at', ...lines].join('\n');
}
