import { describe, expect, it } from '@jest/globals';
import { createCampaigns } from '../../../../src/engine/campaigns/campaigns.ts';
import { whenItComes } from '../../../../src/console/timetable/when-it-comes.ts';
import { scriptOf } from '../../../support/script-of.ts';

const fields = new Map([
  ['paid_on', { type: 'date', title: 'Tanggal cair', oneOf: [] }],
  ['pupils', { type: 'number', title: 'Jumlah murid', oneOf: [] }],
] as const);
const people = { fields };

function words(trigger: string, language = 'id'): string {
  const { programs } = scriptOf({ kabar: `triggers:\n  - ${trigger}\nsteps:\n  - say: Hai\n` });
  const [campaign] = createCampaigns(programs.values()).all;
  if (!campaign) {
    throw new Error(`${trigger} makes no campaign`);
  }
  const phrase = (text: string, values = {}) => [text, ...Object.values(values)].join(' ');
  return whenItComes(campaign.trigger, { phrase, language, people });
}

describe('when something comes by itself, in words', () => {
  it.each([
    ["every: { cron: '0 8 * * MON' }", 'rhythm_weekdays Senin rhythm_at 08.00'],
    ["every: { cron: '30 6,17 * * SAT,SUN' }", 'rhythm_weekdays Sabtu dan Minggu rhythm_at 06.30 dan 17.30'],
    ["every: { cron: '0 9 3 * *' }", 'rhythm_dates 3 rhythm_at 09.00'],
    [
      "every: { cron: '0 9 1,15 6,12 FRI' }",
      'rhythm_dates 1 dan 15 rhythm_or rhythm_weekdays Jumat rhythm_months Juni dan Desember rhythm_at 09.00',
    ],
    ["every: { cron: '0 * * * *' }", 'rhythm_every_day rhythm_often 24'],
    ["every: { rule: second Tuesday, at: '14:00' }", 'rhythm_nth Selasa 2 rhythm_at 14.00'],
    ["every: { rule: last Friday, at: '14:00' }", 'rhythm_last Jumat rhythm_at 14.00'],
    ["every: { rule: last day, at: '14:00' }", 'rhythm_last_day rhythm_at 14.00'],
    [
      "every: { rule: every 2 weeks from 2026-01-05, at: '08:00' }",
      'rhythm_interval 14 hari 5 Januari 2026 rhythm_at 08.00',
    ],
    [
      "every: { rule: every day, at: '08:00', not_on: { market_day: pon } }",
      'rhythm_every_day rhythm_at 08.00, rhythm_not_on pon',
    ],
    [
      "after: { date: joined_on, offset: 7d, at: '08:00' }",
      'rhythm_after rhythm_joined 7 hari rhythm_at 08.00',
    ],
    ['after: { date: fields.due_on, offset: 36h, before: true }', 'rhythm_before due on 36 jam'],
    ['after: { date: fields.progress_on, offset: 90d }', 'rhythm_after rhythm_judged 90 hari'],
    ['after: { date: fields.independent_on, offset: 90d }', 'rhythm_after rhythm_independent 90 hari'],
    ['after: { date: fields.independent_until, offset: 30d }', 'rhythm_after rhythm_dependent 30 hari'],
    ['after: { date: created_on, offset: 1d }', 'rhythm_after rhythm_joined 1 hari'],
    ['after: { date: last_seen_on, offset: 2d }', 'rhythm_after rhythm_heard 2 hari'],
    ["after: { date: fields.due_on, offset: 0d, at: '07:30' }", 'rhythm_on due on rhythm_at 07.30'],
    [
      "after: { date: fields.paid_on, offset: 3d, at: '08:00' }",
      'rhythm_after Tanggal cair 3 hari rhythm_at 08.00',
    ],
  ])('%s', (trigger, said) => {
    expect(words(trigger)).toBe(said);
  });

  it('follows the language of the pages, and takes Indonesian where that is no language', () => {
    expect(words("every: { cron: '0 8 * * MON' }", 'en')).toContain('Monday');
    expect(words("every: { cron: '0 8 * * MON' }", 'not a language')).toContain('Senin');
  });
});
