import { type SmallProgramme } from '../small-programme.ts';
import { type MonthDistrict } from './district.ts';
import { type Line, type Voices } from './voices.ts';

/** What was done in a month, to be compared with what the programme says of it. */
export interface Month {
  /** When each family's task is due, by its title. */
  readonly due: ReadonlyMap<string, number>;
  /** Titles of the tasks that were reported on. */
  readonly reported: ReadonlySet<string>;
  /** Words of families, by the volunteer who walked beside them then. */
  readonly words: readonly { readonly family: number; readonly volunteer: number; readonly text: string }[];
  /** When the families of the first volunteer went to the second. */
  readonly movedAt: number;
}

interface Stage {
  readonly programme: SmallProgramme;
  readonly voices: Voices;
  readonly district: MonthDistrict;
  readonly due: Map<string, number>;
  readonly reported: Set<string>;
  readonly words: { family: number; volunteer: number; text: string }[];
  moved: boolean;
}

const day = 86_400_000;
/** One of so many volunteers never reports. */
const silent = 5;

/** Lives a month: tasks come due, most volunteers report, families write and are answered, one caseload moves. */
export async function playMonth(given: Pick<Stage, 'programme' | 'voices' | 'district'>): Promise<Month> {
  const stage: Stage = { ...given, due: new Map(), reported: new Set(), words: [], moved: false };
  const { programme, district } = stage;
  const begun = await programme.now();
  await openTasks(stage, begun);
  let movedAt = 0;
  for (let today = 0; today < district.days; today++) {
    if (today === Math.floor(district.days / 2)) {
      await programme.ask('POST', '/api/pairs/move', {
        from: programme.idOf('R0'),
        to: programme.idOf('R1'),
      });
      stage.moved = true;
      movedAt = await programme.now();
    }
    await talkBoth(stage, today);
    await reportAll(stage);
    await programme.pass(`${Math.round((begun + (today + 1) * day - (await programme.now())) / 1000)}s`);
  }
  return { due: stage.due, reported: stage.reported, words: stage.words, movedAt };
}

/** A visit to each family, spread over the month. */
async function openTasks({ programme, district, due }: Stage, begun: number): Promise<void> {
  for (let from = 0; from < district.families; from += 50) {
    const places = [...Array(Math.min(50, district.families - from)).keys()].map((each) => from + each);
    await Promise.all(
      places.map(async (place) => {
        const title = titleOf(place);
        const at = begun + (3 + (place % Math.max(1, district.days - 8))) * day;
        due.set(title, at);
        await programme.ask('POST', '/api/tasks', {
          contact: programme.idOf(`K${place}`),
          title,
          due: new Date(at).toISOString(),
        });
      }),
    );
  }
}

function titleOf(family: number): string {
  return `Kunjungan-${family}`;
}

function volunteerOf({ district, moved }: Stage, family: number): number {
  const own = district.volunteerOf(family);
  return moved && own === 0 ? 1 : own;
}

/** Of each caseload one family writes, and is answered. */
async function talkBoth(stage: Stage, today: number): Promise<void> {
  const { voices, district } = stage;
  const readers = new Map<number, number>();
  for (let place = 0; place < district.families; place++) {
    const volunteer = volunteerOf(stage, place);
    const turn = Math.floor(place / district.volunteers);
    if (turn === today % Math.ceil(district.families / district.volunteers) && !readers.has(volunteer)) {
      readers.set(volunteer, place);
    }
  }
  const lines = [...readers].map(([volunteer, family]) => ({
    volunteer,
    family,
    text: `Kabar ${family}-${today}`,
  }));
  await voices.write(lines.map(({ family, text }) => ({ person: district.family(family), text })));
  stage.words.push(...lines);
  await stage.programme.pass('1s');
  const said = lines.map(({ volunteer, family }) => ({
    person: district.volunteer(volunteer),
    text: `Balas ${family}-${today}`,
  }));
  const asked = [...(await voices.write(said))].filter(([, texts]) =>
    texts.at(-1)?.startsWith('Untuk siapa'),
  );
  await voices.write(asked.map(([person]) => ({ person, text: '1' })));
}

/** Whoever reports asks for the list and reports on what is due within two days, five at most. */
async function reportAll(stage: Stage): Promise<void> {
  const { voices, district } = stage;
  const places = [...Array(district.volunteers).keys()].filter((each) => each % silent !== silent - 1);
  const lists = await voices.write(
    places.map((each) => ({ person: district.volunteer(each), text: 'tugas' })),
  );
  const left = new Map(
    [...lists].map(([person, texts]) => [person, titlesIn(texts.at(-1) ?? '').slice(0, 5)]),
  );
  for (let number = 1; number <= 5; number++) {
    const reporting = [...left].filter(([, titles]) => titles.length >= number).map(([person]) => person);
    for (const text of [String(number), 'sudah', 'Kabarnya baik', 'lewati']) {
      await voices.write(reporting.map((person): Line => ({ person, text })));
    }
    reporting.forEach((person) => stage.reported.add(left.get(person)?.[number - 1] ?? ''));
  }
}

/** The titles of a list that are due soon, in its order. */
function titlesIn(list: string): readonly string[] {
  const lines = list.split('\n').filter((line) => /^\d\. /u.test(line));
  return lines
    .filter((line) => /\((?:hari ini|besok|[12] hari lagi|lewat \d+ hari)\)$/u.test(line))
    .map((line) => /: (\S+) \(/u.exec(line)?.[1] ?? '');
}
