import { beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { readWorkbook } from '../../../../src/flowfile/sheet/read-workbook.ts';
import { createFakeConsole, type FakeConsole, token } from '../../../support/fake-console.ts';
import { useTemporaryFolders } from '../../../support/temporary-folder.ts';

const newFolder = useTemporaryFolders();
const day = 24 * 60 * 60 * 1000;

const questions = [
  {
    ...{ id: 'mood', text: 'Bagaimana kabarnya?', answer: 'choice' as const },
    choices: [{ value: 'good', label: 'Baik' }],
  },
  { id: 'story', text: 'Ada cerita?', answer: 'text' as const, choices: [] },
];

let fake: FakeConsole;
let now: number;

const answer = (session: string, step: string, value: string, at: number): void => {
  const data = { flow: 'kabar', session, step, value, text: value, media: [] };
  fake.put.push({ kind: 'results', id: `${session}.${step}`, contact: 'siti', at, version: 1, data });
};

beforeEach(() => {
  fake = createFakeConsole({ questionsOf: (flow) => (flow === 'kabar' ? questions : []) });
  now = fake.companion.now();
  const about = { at: now, language: 'id', timezone: 'Asia/Jakarta', stranger: false };
  fake.add({
    ...newContact({ ...about, id: 'siti', name: '=Siti & Co', addresses: ['simulator:siti'] }),
    village: 'Songgon',
    companion: 'dewi',
  });
  fake.add({ ...newContact({ ...about, id: 'dewi', name: 'Bu Dewi', addresses: [] }), role: 'volunteer' });
  answer('s0', 'mood', 'good', now - 40 * day);
  answer('s1', 'mood', 'good', now - 3 * day);
  answer('s1', 'story', '=1+1 <b>', now - 3 * day);
});

const download = (path: string) => fake.app.request(path, { headers: { authorization: `Bearer ${token}` } });

describe('the pages about answers', () => {
  it('list the flows that ask something, with when they were last answered', async () => {
    const { body } = await fake.ask('/answers');
    expect(body).toMatch(/href="\/answers\/kabar">Kabar<.*days_ago 3/s);
    expect(body).not.toContain('/answers/kunjungan');
  });

  it('add up what was answered within thirty days, or the days that somebody chooses', async () => {
    const { body } = await fake.ask('/answers/kabar');
    expect(body).toContain('answers_count 1 1');
    expect(body).toMatch(/Bagaimana kabarnya\?.*Baik.*1 · 100%/s);
    expect(body).toMatch(/<q>=1\+1 &lt;b&gt;<\/q>.*href="\/people\/siti">=Siti &amp; Co</s);
    const all = await fake.ask('/answers/kabar?from=2025-01-01&to=2025-12-31');
    expect(all.body).toContain('answers_count 1 2');
    expect((await fake.ask('/answers/kabar?from=2025-01-01&to=2025-01-31')).body).toContain('answers_none');
  });

  it('take what is no day for the usual days', async () => {
    const { body, status } = await fake.ask('/answers/kabar?from=2025-02-31&to=besok');
    expect(status).toBe(200);
    expect(body).toContain('value="2025-04-05"');
    expect(body).toContain('value="2025-05-04"');
  });

  it('give all of it as an Excel file, a line for each talk, in which nothing is a formula', async () => {
    const given = await download('/answers/kabar/answers.xlsx');
    expect(given.headers.get('content-disposition')).toBe(
      'attachment; filename="kabar_2025-04-05_2025-05-04.xlsx"',
    );
    expect(given.headers.get('cache-control')).toBe('no-store');
    const file = join(newFolder(), 'jawaban.xlsx');
    writeFileSync(file, Buffer.from(await given.arrayBuffer()));
    const read = await readWorkbook(file);
    expect(read.fault === null && read.sheets[0]?.rows).toEqual([
      [
        'column_answered_at',
        'column_name',
        'column_village',
        'column_companion',
        'Bagaimana kabarnya?',
        'Ada cerita?',
      ],
      ['2025-05-01 19:30', '=Siti & Co', 'Songgon', 'Bu Dewi', 'Baik', '=1+1 <b>'],
    ]);
  });

  it('say that there are too many talks for one file, and where to choose fewer days', async () => {
    for (let n = 0; n <= 5000; n += 1) {
      answer(`many${n}`, 'mood', 'good', now - day);
    }
    const given = await download('/answers/kabar/answers.xlsx');
    expect(given.status).toBe(413);
    expect(await given.text()).toMatch(/name="from".*answers_too_many/s);
  });

  it.each(['/answers', '/answers/kabar', '/answers/kabar/answers.xlsx'])(
    'show %s to nobody who did not sign in',
    async (path) => {
      const answered = await fake.app.request(path);
      expect(answered.status).toBe(401);
      expect(await answered.text()).not.toContain('Siti');
    },
  );

  it('know no flow that is not there', async () => {
    expect((await fake.ask('/answers/none')).status).toBe(404);
    expect((await fake.ask('/answers/none/answers.xlsx')).status).toBe(404);
  });
});
