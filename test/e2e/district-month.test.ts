import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMonthDistrict, type MonthDistrict } from '../support/month/district.ts';
import { type Month, playMonth } from '../support/month/play-month.ts';
import { type Told, readMonth } from '../support/month/read-month.ts';
import { simulatorVoices, telegramVoices } from '../support/month/voices.ts';
import { createSmallProgramme, type SmallProgramme } from '../support/small-programme.ts';
import { createTelegramServer } from '../telegram-server/telegram-server.ts';

/** The whole: MONTH_FAMILIES=1200 MONTH_VOLUNTEERS=40 MONTH_DAYS=30, MONTH_OVER=simulator or telegram. */
const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);
const size = {
  families: number('MONTH_FAMILIES', 10),
  volunteers: number('MONTH_VOLUNTEERS', 5),
  days: number('MONTH_DAYS', 10),
};
const isOnTelegram = process.env['MONTH_OVER'] === 'telegram';
const hour = 3_600_000;
const day = 24 * hour;

const server = createTelegramServer();
const voices = isOnTelegram ? telegramVoices(server) : simulatorVoices(() => programme);
const district: MonthDistrict = createMonthDistrict(size, voices);
let programme: SmallProgramme;
let month: Month;
let told: Told;

beforeAll(async () => {
  const network = { TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: await server.start() };
  const people = [
    district.coordinator,
    ...[...Array(size.volunteers).keys()].map(district.volunteer),
    ...[...Array(size.families).keys()].map(district.family),
  ];
  people.forEach((person) => {
    server.people.introduce(person, { first_name: 'Orang' });
  });
  programme = await createSmallProgramme({
    csv: district.csv,
    flows: { 'programme.yaml': 'silence: off\n' },
    env: { SIMULATOR: 'on', CLOCK: 'virtual', ...(isOnTelegram ? network : {}) },
  });
  const begun = Date.now();
  month = await playMonth({ programme, voices, district });
  const seconds = Math.round((Date.now() - begun) / 1000);
  told = await readMonth(programme, district);
  if (process.env['MONTH_FAMILIES']) {
    const sent = [...told.messages.values()].flat().filter(({ from }) => from === 'bot').length;
    process.stderr.write(
      `${size.families} families, ${size.volunteers} volunteers, ${size.days} days: ${seconds} s, ${sent} messages of the bot, ${month.words.length} words of families, ${month.reported.size} reports\n`,
    );
  }
}, 1_800_000);

afterAll(async () => {
  await programme.stop();
  await server.stop();
});

const toNumber = (externalId: string) => told.messages.get(externalId) ?? [];
const botTo = (externalId: string) => toNumber(externalId).filter(({ from }) => from === 'bot');
const local = (at: string): Date => new Date(Date.parse(at) + 7 * hour);
/** 07:30 in Jakarta on the day of a moment, so many days on. */
const morningOf = (at: number, days = 0): number =>
  Math.floor((at + 7 * hour) / day + days) * day + 7.5 * hour - 7 * hour;
/** What goes out over a network is written down when the network took it. */
const isAbout = (at: string, moment: number): boolean =>
  Date.parse(at) >= moment && Date.parse(at) < moment + hour;

describe('a month of a district, from outside', () => {
  it('leaves no incident, and every message sent', () => {
    expect(told.incidents).toEqual([]);
    const states = new Set([...told.messages.values()].flat().map(({ state }) => state));
    expect([...states].sort()).toEqual(['received', 'sent']);
  });

  it('disturbs nobody in the evening, at night or in the Friday prayer', () => {
    const disturbing = [...told.messages.keys()].flatMap(botTo).filter(({ at }) => {
      const time = local(at).getUTCHours() * 60 + local(at).getUTCMinutes();
      const isPrayer = local(at).getUTCDay() === 5 && time >= 11 * 60 + 30 && time < 13 * 60;
      return time < 7 * 60 || time >= 20 * 60 || isPrayer;
    });
    expect(disturbing.map(({ at, text }) => [at, text])).toEqual([]);
  });

  it('reminds of each task two days before it is due, and on that day', () => {
    const missed = told.tasks.flatMap(({ title, assignee, endedAt }) => {
      const due = month.due.get(title) ?? 0;
      return [-2, 0]
        .map((days) => morningOf(due, days))
        .filter((moment) => moment > told.begun && moment < told.ended && (endedAt ?? Infinity) > moment)
        .filter((moment) => !wasShown(ownerAt(assignee, title, moment), moment))
        .map((moment) => [title, new Date(moment).toISOString()]);
    });
    expect(missed).toEqual([]);
  });

  const ownerAt = (assignee: string, title: string, moment: number): string =>
    moment < month.movedAt && told.firstOwner(title) === 'R0' ? 'R0' : assignee;
  const wasShown = (externalId: string, moment: number): boolean =>
    botTo(externalId).some(({ at, text }) => text.startsWith('Tugas Anda') && isAbout(at, moment));

  it('tells the coordinator five days after a task was due, and not of others', () => {
    const alarms = botTo('C').filter(({ text }) => text.startsWith('Belum ada laporan dari'));
    const late = told.tasks.filter(({ title, endedAt }) => {
      const moment = morningOf(month.due.get(title) ?? 0, 5);
      return moment < told.ended && (endedAt ?? Infinity) > moment;
    });
    expect(late.length).toBeGreaterThan(0);
    const untold = late.filter(({ title }) => {
      const moment = morningOf(month.due.get(title) ?? 0, 5);
      return !alarms.some(({ at, text }) => isAbout(at, moment) && text.includes(`${title} (lewat 5 hari)`));
    });
    expect(untold).toEqual([]);
    expect(alarms.map(({ text }) => text).join('\n')).not.toMatch(
      /\((?:hari ini|besok|\d+ hari lagi|lewat [^5] hari)\)/u,
    );
    expect(alarms.flatMap(({ text }) => text.match(/Kunjungan-\d+/gu) ?? [])).toHaveLength(late.length);
  });

  it('has totals that agree: what was reported is done, and the rest stands in the lists', async () => {
    const done = told.tasks.filter(({ state }) => state === 'done').map(({ title }) => title);
    expect([...done].sort()).toEqual([...month.reported].sort());
    expect(told.tasks).toHaveLength(size.families);
    const lists = await voices.write(
      [...Array(size.volunteers).keys()].map((place) => ({
        person: district.volunteer(place),
        text: 'tugas',
      })),
    );
    [...lists].forEach(([person, texts]) => {
      const list = texts.at(-1) ?? '';
      const more = Number(/… dan (\d+) lagi/u.exec(list)?.[1] ?? 0);
      const shown = list.split('\n').filter((line) => /^\d\. /u.test(line)).length;
      const externalId = `R${person - district.volunteer(0)}`;
      const open = told.tasks.filter(({ state, assignee }) => state === 'open' && assignee === externalId);
      expect([externalId, shown + more]).toEqual([externalId, open.length]);
    });
  });

  it('brings each word of a family once, to who walks beside it then, and each answer back', () => {
    for (const { family, volunteer, text } of month.words) {
      const brought = [...told.messages.keys()].filter((each) =>
        botTo(each).some((message) => message.text.endsWith(`menulis: ${text}`)),
      );
      expect([text, brought]).toEqual([text, [`R${volunteer}`]]);
      const times = botTo(`R${volunteer}`).filter((each) => each.text.endsWith(`menulis: ${text}`));
      expect([text, times.length]).toEqual([text, 1]);
      const answer = text.replace('Kabar', 'Balas');
      const answered = botTo(`K${family}`).filter((each) => each.text.endsWith(`menulis: ${answer}`));
      expect([answer, answered.length]).toEqual([answer, 1]);
    }
    expect(month.words.length).toBeGreaterThan(size.days);
  });

  it('says nothing twice at the same moment, and shows nobody the number of another', () => {
    for (const externalId of told.messages.keys()) {
      const said = botTo(externalId).map(({ at, text }) => `${at} ${text}`);
      expect(said.filter((each, place) => said.indexOf(each) !== place)).toEqual([]);
    }
    const texts = [...told.messages.keys()].flatMap(botTo).map(({ text }) => text);
    expect(texts.join('\n')).not.toMatch(/7[012]0\d{4}|telegram:|simulator:/u);
  });
});
