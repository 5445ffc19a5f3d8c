import { beforeAll, describe, expect, it } from '@jest/globals';
import { playDemo } from '../../../src/cli/demo/demo.ts';
import { partsOf } from '../../../src/assembly/cli-parts.ts';
import { readConfig } from '../../../src/config.ts';
import { addDays, instantOf, localDay, localTime } from '../../../src/domain/time/calendar.ts';
import { type Contact } from '../../../src/domain/contact/contact.ts';
import { weekdayOf } from '../../../src/domain/time/day.ts';
import { type Row, type RowKind } from '../../../src/domain/row.ts';
import { journeys, progressOf } from '../../../src/programme/graduation/journey.ts';
import { type Opened } from '../../../src/cli/parts.ts';

/** 40 and 1200 with SCRIPTED_MONTH=whole, which takes minutes. */
const whole = process.env['SCRIPTED_MONTH'] === 'whole';
const size = whole
  ? { families: 1200, volunteers: 40, coordinators: 3 }
  : { families: 60, volunteers: 4, coordinators: 2 };
const days = whole ? 31 : 45;
/** Who has the tasks of the one who is away for ten days. */
const standIn = 'demo-relawan-01';
const zone = 'Asia/Jakarta';
const day = 86_400_000;
const end = Date.parse('2025-06-30T10:00:00+07:00');

const kinds = ['messages', 'tasks', 'incidents', 'sessions', 'broadcasts'] as const;
const told = {} as Record<(typeof kinds)[number], readonly Row[]>;
let people: readonly Contact[] = [];
let health: ReturnType<Opened['companion']['health']>;

async function all({ records }: Opened, kind: RowKind): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (let after: string | null = null; ;) {
    const rows: readonly Row[] = await records.rows({ kind, contact: null, after, limit: 500, where: {} });
    found.push(...rows);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < 500) {
      return found;
    }
  }
}

beforeAll(async () => {
  const parts = partsOf(readConfig({}));
  const plan = { size, days, end: () => end, seed: 'bulan', tell: () => undefined };
  await playDemo(parts, plan, async (opened) => {
    for (const kind of kinds) {
      told[kind] = await all(opened, kind);
    }
    people = await opened.records.contacts({ after: null, limit: 10_000 });
    health = opened.companion.health();
  });
}, 900_000);

const sent = (): readonly Row[] => told.messages.filter(({ data }) => data['direction'] === 'out');
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOf = ({ data }: Row): string => wordOf(data['text']);
const morningOf = (at: number, plus = 0): number =>
  instantOf({ ...addDays(localDay(at, zone), plus), hour: 7, minute: 30 }, zone);
const morningAfter = (at: number): number => (morningOf(at) > at ? morningOf(at) : morningOf(at, 1));
const unasked = (contact: string): readonly Row[] =>
  to(contact).filter(({ data }) => data['solicited'] !== true);
const to = (contact: unknown): readonly Row[] => sent().filter((each) => each.contact === contact);

describe('a month of a district', () => {
  it('is full of life', () => {
    expect(told.messages.length).toBeGreaterThan(size.families * 10);
    expect(told.tasks.filter(({ data }) => data['state'] === 'done').length).toBeGreaterThan(
      size.families / 3,
    );
  });

  it('has families at every step towards needing no aid', () => {
    const families = people.filter(({ role }) => role === 'beneficiary');
    const steps = new Set(families.map((each) => progressOf(each).journey));
    expect([...steps].sort()).toEqual([...journeys].sort());
  });

  it('leaves nothing undone, stuck or stranded', () => {
    expect(told.incidents.map(({ data }) => [data['what'], data['detail']])).toEqual([]);
    expect(health).toMatchObject({ stranded: 0, stuck: 0, failed: 0, inWork: 0 });
    expect(new Set(sent().map(({ data }) => data['state']))).toEqual(new Set(['sent']));
  });

  it('announces what coordinators say in their chat, once to each of those whom it is for', () => {
    const done = told.broadcasts.filter(({ data }) => data['state'] === 'done');
    expect(done.length).toBeGreaterThan(1);
    const staff = new Set(people.filter(({ role }) => role === 'coordinator').map(({ id }) => id));
    const heard = sent().filter(
      (each) => textOf(each).includes('Posyandu bulan ini hari Kamis') && !staff.has(each.contact ?? ''),
    );
    const family = people.filter((each) => each.role === 'beneficiary' && each.village === 'Karangtresna');
    expect(family.length).toBeGreaterThan(0);
    expect(heard.map(({ contact }) => contact).sort()).toEqual(family.map(({ id }) => id).sort());
  });

  it('has no unasked message but urgent words in the night or in the Friday prayer', () => {
    const disturbing = sent().filter((each) => {
      const { at, data } = each;
      const { hour, minute } = localTime(at, zone);
      const time = hour * 60 + minute;
      const isFriday = weekdayOf(localDay(at, zone)) === 5;
      const isQuiet =
        time < 7 * 60 || time >= 20 * 60 || (isFriday && time >= 11 * 60 + 30 && time < 13 * 60);
      const isUrgent = /^PENTING[.,]/u.test(textOf(each));
      return data['solicited'] !== true && isQuiet && !isUrgent;
    });
    expect(disturbing.map((each) => [new Date(each.at).toISOString(), textOf(each)])).toEqual([]);
  });

  it('says nothing unasked twice in a row to anybody', () => {
    const twice = people.flatMap(({ id }) =>
      unasked(id).filter((each, place, list) => {
        const before = list[place - 1];
        return before?.at === each.at && textOf(before) === textOf(each);
      }),
    );
    // Two families of a village have one name, and nobody was at home in either house.
    const namesakes = ' tidak bisa: Kunjungan rumah (';
    expect(twice.map(textOf).filter((text) => !text.includes(namesakes))).toEqual([]);
  });

  it('shows each task before it is due, to whoever is to do it', () => {
    const unseen = told.tasks.filter((task) => {
      const { due, assignee, endedAt } = task.data;
      const shown = Math.max(morningOf(Number(due), -2), morningAfter(task.at));
      if (shown >= end || Number(endedAt ?? Infinity) <= shown || task.data['state'] === 'cancelled') {
        return false;
      }
      return ![assignee, standIn]
        .flatMap(to)
        .some((each) => each.at === shown && textOf(each).startsWith('Tugas Anda'));
    });
    expect(unseen.map(({ data }) => data)).toEqual([]);
  });

  it('tells the coordinators of a task five days after it was due, and never before', () => {
    const late = told.tasks.filter(({ data }) => {
      const told5 = morningOf(Number(data['due']), 5);
      return data['state'] === 'open' && told5 < end;
    });
    expect(late.length).toBeGreaterThan(0);
    const coordinators = people.filter(({ role }) => role === 'coordinator');
    const alarms = sent().filter((each) => textOf(each).startsWith('Belum ada laporan dari'));
    for (const { data } of late) {
      const told5 = morningOf(Number(data['due']), 5);
      // Of their own work their list tells them.
      for (const { id } of coordinators.filter((each) => each.id !== data['assignee'])) {
        const named = alarms.filter(
          (each) => each.contact === id && each.at === told5 && textOf(each).includes(wordOf(data['title'])),
        );
        expect(named.length).toBeGreaterThan(0);
      }
    }
    const hasten = alarms.filter((each) => !textOf(each).includes('(lewat 5 hari)'));
    expect(hasten.map(textOf)).toEqual([]);
  });

  it('has the same open tasks in the lists of people and in the rows', () => {
    const inRows = told.tasks.filter(({ data }) => data['state'] === 'open').map(({ id }) => id);
    const inLists = people.flatMap(({ tasks = [] }) => tasks.map(({ id }) => id));
    expect([...inLists].sort()).toEqual([...inRows].sort());
    expect(new Set(inLists).size).toBe(inLists.length);
    const misplaced = told.tasks.filter(
      ({ id, data }) =>
        data['state'] === 'open' &&
        !people.some((each) => each.id === data['assignee'] && each.tasks?.some((task) => task.id === id)),
    );
    expect(misplaced.map(({ data }) => data)).toEqual([]);
  });

  it('asks nobody more than once a day', () => {
    const begun = told.sessions.filter(({ data }) => data['flow'] === 'semangat-mingguan');
    const mornings = begun.map(
      ({ contact, at }) => `${String(contact)} ${Math.floor((at + 7 * 3_600_000) / day)}`,
    );
    expect(new Set(mornings).size).toBe(mornings.length);
  });
});
