import { addDays, instantOf, localDay } from '../../domain/time/calendar.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { weekdayOf } from '../../domain/time/day.ts';
import { answerAt, wordsOfCompanion, wordsOfFamily } from './answers.ts';
import { type District, type Habit, type Person } from './district.ts';
import { type Stage } from './stage.ts';

const timezone = 'Asia/Jakarta';
/** The hours at which people look at their phones. */
const hours = [9, 12, 15, 18] as const;
/** How likely somebody answers when they look. */
const eager: Readonly<Record<Habit, number>> = { ready: 0.5, busy: 0.15, shy: 0.02 };
/** No talk of the district is longer. */
const longest = 8;

/** What is under way in the district. */
export interface Life {
  readonly stage: Stage;
  readonly district: District;
  /** Families that were asked this week and have not come to the end. */
  readonly asked: Set<string>;
  /** Families that need no aid any more; nobody asks them. */
  readonly independent: Set<string>;
  /** Volunteers to whom a family wrote. */
  readonly written: Set<string>;
}

/**
 * Lives one day: each Monday a quarter of the families are asked how they are, and a twelfth how they get on; people
 * answer, volunteers report, families write.
 */
export async function liveDay(life: Life, today: Instant): Promise<void> {
  const { stage } = life;
  if (weekdayOf(localDay(today, timezone)) === 1) {
    await stage.passTo(atHour(today, 8));
    await askSome(life, today);
  }
  for (const hour of hours) {
    await stage.passTo(atHour(today, hour));
    await answerAll(life);
    await replyAll(life);
    await (hour === 18 ? reportAll(life) : writeFreely(life));
  }
}

/** The hour of a day, as the district's clocks show it. */
export function atHour(today: Instant, hour: number, plus = 0): Instant {
  return instantOf({ ...addDays(localDay(today, timezone), plus), hour, minute: 0 }, timezone);
}

async function askSome({ stage, district, asked, independent }: Life, today: Instant): Promise<void> {
  const week = Math.floor(today / (7 * 86_400_000));
  const everyWeeks = (weeks: number, phase: number): readonly string[] =>
    district.families.map(({ contact }) => contact.id).filter((_, place) => (place + week) % weeks === phase);
  const start = async (flow: string, ids: readonly string[]): Promise<void> => {
    const meant = ids.filter((id) => !independent.has(id));
    meant.forEach((id) => asked.add(id));
    const event = { kind: 'start', flow, by: 'schedule', params: {} } as const;
    await stage.happen(meant.map((to) => ({ to, event })));
  };
  await start('semangat-mingguan', everyWeeks(4, 0));
  await start('kemajuan-keluarga', everyWeeks(12, 6));
}

async function answerAll({ stage, district, asked }: Life): Promise<void> {
  const ready = district.families.filter(
    ({ contact, habit }) => asked.has(contact.id) && looks(stage, habit),
  );
  await talk(
    stage,
    ready.map(({ contact }) => contact.id),
  );
  ready.forEach(({ contact }) => asked.delete(contact.id));
}

function looks({ random }: Stage, habit: Habit): boolean {
  return random() < eager[habit];
}

/** Each answers the questions that are open to them, one after the other. */
async function talk(stage: Stage, ids: readonly string[]): Promise<void> {
  let left = ids;
  for (let round = 0; round < longest && left.length > 0; round++) {
    const said: { readonly by: string; readonly text: string }[] = [];
    for (const id of left) {
      const contact = await stage.find(id);
      const question = contact && stage.questionOf(contact);
      if (question) {
        said.push({ by: id, text: answerAt(question, stage.random()) });
      }
    }
    await stage.say(said);
    left = said.map(({ by }) => by);
  }
}

/** Some families write of their own, where nothing is asked of them. */
async function writeFreely({ stage, district, asked, written }: Life): Promise<void> {
  const quiet = district.families.filter(({ contact }) => !asked.has(contact.id));
  const count = Math.ceil(district.families.length / 600);
  const writers = Array.from({ length: count }, () => quiet[Math.floor(stage.random() * quiet.length)]);
  const said = [];
  for (const writer of new Set(writers)) {
    const contact = writer && (await stage.find(writer.contact.id));
    if (contact?.session === null) {
      said.push({ by: contact.id, text: wordsOfFamily(stage.random()) });
      written.add(contact.companion ?? '');
    }
  }
  await stage.say(said);
}

/** Volunteers answer the families that wrote. */
async function replyAll({ stage, district, written }: Life): Promise<void> {
  const readers = district.volunteers.filter(
    ({ contact, habit }) => written.has(contact.id) && looks(stage, habit),
  );
  const said = [];
  for (const { contact } of readers) {
    written.delete(contact.id);
    if ((await stage.find(contact.id))?.session === null) {
      said.push({ by: contact.id, text: wordsOfCompanion(stage.random()) });
    }
  }
  await stage.say(said);
  const unclear = [];
  for (const { by } of said) {
    if ((await stage.find(by))?.unaddressed) {
      unclear.push({ by, text: '1' });
    }
  }
  await stage.say(unclear);
}

/** In the evening volunteers and coordinators report on the tasks that they were shown. */
async function reportAll({ stage, district }: Life): Promise<void> {
  const helpers = [...district.volunteers, ...district.coordinators];
  let left = helpers.filter(({ habit }) => looks(stage, habit));
  await stage.say(await withTasks(stage, left, 'tugas'));
  for (let number = 1; number <= 5 && left.length > 0; number++) {
    const said = await withTasks(stage, left, String(number));
    await stage.say(said);
    await talk(
      stage,
      said.map(({ by }) => by),
    );
    const busy = new Set(said.map(({ by }) => by));
    left = left.filter(({ contact }) => busy.has(contact.id));
  }
}

/** Those who may say it: the word for the list, or a number that the list has. */
async function withTasks(stage: Stage, people: readonly Person[], text: string) {
  const said = [];
  for (const { contact } of people) {
    const now = await stage.find(contact.id);
    if (now && maySay(now, text)) {
      said.push({ by: contact.id, text });
    }
  }
  return said;
}

function maySay({ session, tasks = [], listed }: Contact, text: string): boolean {
  const has = text === 'tugas' ? tasks.length > 0 : (listed?.tasks.length ?? 0) >= Number(text);
  return session === null && has;
}
