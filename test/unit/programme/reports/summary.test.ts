import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createPhrases } from '../../../../src/flowfile/texts/phrases.ts';
import { readSystemFile } from '../../../../src/flowfile/texts/system-file.ts';
import { answerSummary } from '../../../../src/programme/reports/answer-summary.ts';
import { createNeighbours } from '../../../support/neighbours.ts';
import { somebody } from '../../../support/somebody.ts';

const day = 86_400_000;
const languages = ['id', 'jv', 'en'] as const;
const phrases = createPhrases(
  languages.map((language) => {
    const file = `locales/${language}/system.yaml`;
    return readSystemFile({ file, text: readFileSync(file, 'utf8'), language });
  }),
  'id',
);

describe('the summary for a coordinator', () => {
  it('says who is silent, what is overdue and what went well', async () => {
    const people = await createNeighbours({ manners: { care: { silence: null, visits: [] } } });
    await people.add('diam', { name: 'Tuminah', village: 'Sragi', createdAt: people.clock.now() });
    await people.pass(29 * day);
    await people.write('siti', 'halo');
    await people.write('ani', 'halo');
    await people.write('joko', 'halo');
    await people.task('siti', 'Kunjungan');
    await people.task('ani', 'Antar surat');
    await people.pass(9 * day);
    await people.happen('wati', {
      kind: 'task_change',
      task: 'Kunjungan',
      change: { kind: 'end', state: 'done', reason: '' },
    });
    await people.happen('joko', { kind: 'handover', ticket: 't', topic: 'Bantuan' });
    await people.add('baru', { name: 'Sumi', village: null, createdAt: people.clock.now() - 20 * day });
    expect(await people.write('rini', 'ringkasan')).toEqual([
      [
        'Ringkasan hari ini:',
        'Keluarga diam 14 hari lebih: 2, dan 30 hari lebih: 1.',
        'Paling lama: Tuminah, Sragi (38 hari), Sumi (20 hari).',
        'Tugas terbuka 1, lewat waktu 1, selesai 7 hari ini 1. Menunggu petugas: 1.',
        'Perlu disapa: Wati.',
      ].join('\n'),
    ]);
  });

  it('leaves out what there is nothing of', async () => {
    const people = await createNeighbours({ manners: { care: { silence: null, visits: [] } } });
    for (const family of ['siti', 'ani', 'joko']) {
      await people.write(family, 'halo');
    }
    expect(await people.write('rini', 'ringkasan')).toEqual([
      [
        'Ringkasan hari ini:',
        'Tidak ada keluarga yang diam 14 hari lebih.',
        'Tugas terbuka 0, lewat waktu 0, selesai 7 hari ini 0. Menunggu petugas: 0.',
      ].join('\n'),
    ]);
  });

  it('counts no family as silent that a human talks with', async () => {
    const people = await createNeighbours({ manners: { care: { silence: null, visits: [] } } });
    for (const family of ['siti', 'ani', 'joko']) {
      await people.write(family, 'halo');
    }
    await people.add('diam', { name: 'Tuminah', village: 'Sragi', createdAt: people.clock.now() - 38 * day });
    await people.happen('diam', { kind: 'handover', ticket: 't', topic: 'Bantuan' });
    expect((await people.write('rini', 'ringkasan')).join()).toContain('Tidak ada keluarga yang diam');
  });

  it('is for coordinators alone', async () => {
    const people = await createNeighbours();
    for (const each of ['wati', 'siti']) {
      expect((await people.write(each, 'ringkasan')).join()).not.toContain('Ringkasan hari ini');
    }
  });

  it.each(languages)('fits on one screen of a phone in %s, however long the names are', (language) => {
    const name = 'Raden Ajeng Sulastri Wijayanti';
    const summary = {
      silent: 2000,
      longSilent: 1500,
      longest: Array.from({ length: 3 }, () => ({ name, village: 'Karangtresna', days: 365 })),
      openTasks: 9000,
      overdueTasks: 8000,
      doneTasks: 7000,
      openTickets: 600,
      behind: Array.from({ length: 5 }, () => name),
    };
    const { phrase } = phrases;
    const silence = { companion: 14 * day, coordinator: 30 * day };
    const said = answerSummary('s', somebody({ language, name }), { summary, silence, phrase, now: 0 });
    const event = said.happen[0]?.event;
    const text = event?.kind === 'notice' ? event.text : '';
    // A phone shows 16 lines of 40 characters.
    const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / 40), 0);
    expect(text).toContain('2000');
    expect(text).not.toMatch(/[{}]/u);
    expect(lines).toBeLessThanOrEqual(16);
  });

  it('says nothing of silence where the programme does not look at it', () => {
    const summary = { silent: 2, longSilent: 1, longest: [], openTasks: 0, overdueTasks: 0, doneTasks: 0 };
    const about = { summary: { ...summary, openTickets: 0, behind: [] }, silence: null, now: 0 };
    const said = answerSummary('s', somebody({ name: 'Rini' }), { ...about, phrase: phrases.phrase });
    const event = said.happen[0]?.event;
    expect(event?.kind === 'notice' && event.text.split('\n')).toEqual([
      'Ringkasan hari ini:',
      'Tugas terbuka 0, lewat waktu 0, selesai 7 hari ini 0. Menunggu petugas: 0.',
    ]);
  });
});
