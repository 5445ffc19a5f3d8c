import { describe, expect, it } from '@jest/globals';
import { type Row } from '../../../../src/domain/row.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { tableOf } from '../../../../src/programme/reports/answer-table.ts';
import { tallyAnswers } from '../../../../src/programme/reports/answer-tally.ts';
import { questionsOf } from '../../../../src/programme/reports/questions-of.ts';
import { readRounds } from '../../../../src/programme/reports/read-rounds.ts';
import { createFakeStore } from '../../../support/fake-store.ts';
import { programOf } from '../../../support/script-of.ts';

const flow = programOf(
  'kabar',
  `
title: Kabar
steps:
  - ask: "Bagaimana,\\n@contact.first_name?"
    id: mood
    choices: [{ value: good, label: Baik }, { value: bad, label: Berat }]
  - ask: 'Berapa hari bekerja?'
    id: days
    answer: integer
  - say: 'Terima kasih.'
  - ask: 'Boleh kami datang?'
    id: visit
    answer: yes_no
  - ask: 'Ada cerita?'
    id: story
    answer: text
`,
);
const asked = questionsOf(flow);
const words = { yes: 'Ya', no: 'Tidak' };

type Step = 'mood' | 'days' | 'visit' | 'story' | 'old_question';

const answer = (at: number, contact: string, step: Step, value: string | number | boolean): Row => ({
  ...{ kind: 'results', id: `r${at}`, contact, at, version: 1 },
  data: { flow: 'kabar', session: `s-${contact}`, step, value, text: String(value) },
});

/** Reads what these rows, put in this order, make of the moments from 10 up to 100. */
const read = async (rows: readonly Row[], most = 1000) => {
  const { store, put } = createFakeStore();
  put.push(...rows);
  return readRounds(createRecords({ store }), { flow: 'kabar', from: 10, to: 100, most });
};

const tallyOf = (id: string, rounds: Parameters<typeof tallyAnswers>[1]) => {
  const question = asked.find((each) => each.id === id);
  return question && tallyAnswers(question, rounds);
};

describe('the questions of a flow', () => {
  it('stand in one line each, in the words and the order of its file', () => {
    expect(asked.map(({ id, text }) => [id, text])).toEqual([
      ['mood', 'Bagaimana, …?'],
      ['days', 'Berapa hari bekerja?'],
      ['visit', 'Boleh kami datang?'],
      ['story', 'Ada cerita?'],
    ]);
    expect(asked[0]?.choices).toEqual([
      { value: 'good', label: 'Baik' },
      { value: 'bad', label: 'Berat' },
    ]);
  });
});

describe('what was answered in a flow', () => {
  it('is one line for each talk, the newest first, of the days that are asked for', async () => {
    const elsewhere = answer(50, 'wati', 'mood', 'good');
    const { rounds, all } = await read([
      answer(9, 'ani', 'mood', 'good'),
      answer(20, 'siti', 'mood', 'good'),
      answer(30, 'siti', 'days', 3),
      answer(40, 'wati', 'mood', 'bad'),
      { ...elsewhere, data: { ...elsewhere.data, flow: 'lain', session: 'x' } },
      answer(100, 'ani', 'days', 5),
    ]);
    expect(all).toBe(true);
    expect(rounds.map(({ contact, at, answers }) => [contact, at, [...answers.keys()]])).toEqual([
      ['wati', 40, ['mood']],
      ['siti', 20, ['days', 'mood']],
    ]);
  });

  it('holds the last answer to a question that was asked twice in a talk', async () => {
    const { rounds } = await read([answer(20, 'siti', 'days', 3), answer(30, 'siti', 'days', 4)]);
    expect(rounds[0]?.answers.get('days')?.value).toBe(4);
  });

  it('says where there was more than was to be read, and keeps the newest', async () => {
    const rows = [20, 30, 40].map((at) => answer(at, `p${at}`, 'days', at));
    expect(await read(rows, 3)).toMatchObject({ all: true });
    const { rounds, all } = await read(rows, 2);
    expect(all).toBe(false);
    expect(rounds.map(({ contact }) => contact)).toEqual(['p40', 'p30']);
  });

  it('is read page by page', async () => {
    const rows = Array.from({ length: 90 * 13 }, (_, n) => ({
      ...answer(10 + Math.floor(n / 13), `p${n}`, 'days', n % 7),
      id: `r${String(n).padStart(5, '0')}`,
    }));
    const { rounds, all } = await read(rows, 5000);
    expect(all).toBe(true);
    expect(rounds).toHaveLength(rows.length);
  });
});

describe('the answers added up', () => {
  it('count each choice, also what nobody chose and what was a choice once', async () => {
    const { rounds } = await read([
      answer(20, 'siti', 'mood', 'good'),
      answer(30, 'wati', 'mood', 'good'),
      answer(40, 'ani', 'mood', 'so-so'),
    ]);
    expect(tallyOf('mood', rounds)).toMatchObject({
      count: 3,
      chosen: [
        { value: 'good', count: 2 },
        { value: 'bad', count: 0 },
        { value: 'so-so', count: 1 },
      ],
    });
    expect(tallyOf('visit', rounds)).toMatchObject({ count: 0 });
  });

  it('tell the mean, the least and the most of numbers', async () => {
    const rows = [20, 30, 40].map((at) => answer(at, `p${at}`, 'days', at / 10));
    expect(tallyOf('days', (await read(rows)).rounds)).toMatchObject({
      count: 3,
      mean: 3,
      least: 2,
      most: 4,
    });
  });

  it('show the latest five of what was written', async () => {
    const rows = [20, 30, 40, 50, 60, 70].map((at) => answer(at, `p${at}`, 'story', `cerita ${at}`));
    const tally = tallyOf('story', (await read(rows)).rounds);
    expect(tally?.count).toBe(6);
    expect(tally?.kind === 'words' && tally.latest.map((each) => each.words)).toEqual(
      [70, 60, 50, 40, 30].map((at) => `cerita ${at}`),
    );
  });
});

describe('the answers as a table', () => {
  it('tell choices by their labels, yes and no in words, numbers as numbers, and leave out nothing', async () => {
    const { rounds } = await read([
      answer(20, 'siti', 'mood', 'bad'),
      answer(30, 'siti', 'days', 3),
      answer(40, 'siti', 'visit', false),
      answer(50, 'siti', 'old_question', 'dulu'),
    ]);
    const { questions, lines } = tableOf(asked, rounds, words);
    expect(questions.map(({ id }) => id)).toEqual(['mood', 'days', 'visit', 'story', 'old_question']);
    expect(lines.map(({ answers }) => answers)).toEqual([['Berat', 3, 'Tidak', null, 'dulu']]);
  });
});
