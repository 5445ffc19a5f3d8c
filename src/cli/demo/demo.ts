import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chance } from '../../domain/chance.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { parseAudience } from '../../domain/audience/parse-audience.ts';
import { type FlowFolder } from '../../flowfile/load-folder.ts';
import { type CliParts, type Opened } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { refuseErrors } from '../refuse-errors.ts';
import { refuseWords } from '../refuse-words.ts';
import { type District, type DistrictSize, makeDistrict, wholeDistrict } from './district.ts';
import { goTowardsIndependence } from './independence.ts';
import { atHour, type Life, liveDay } from './live.ts';
import { createStage } from './stage.ts';
import { workOfStaff } from './staff.ts';

/** What is played: how many people, for how many days up to `end`, falling as the seed says. */
export interface DemoPlan {
  readonly size: DistrictSize;
  readonly days: number;
  readonly end: () => Instant;
  readonly seed: string;
  readonly tell: (day: number) => void;
}

const day = 86_400_000;
const folderOf = './demo';

/**
 * `semangat demo [FOLDER]`: fills an embedded store of its own with a made-up district and three months of its life,
 * so that every page and list has something to show.
 */
export async function demo(
  words: readonly string[],
  parts: Pick<CliParts, 'readFolder' | 'openInMemory' | 'now'>,
): Promise<number> {
  const options = {
    seed: { type: 'string', default: 'semangat' },
    days: { type: 'string', default: '91' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options });
  const [folder = folderOf, ...more] = positionals;
  refuseWords('demo', more, ' beside one folder');
  const days = Number(values.days);
  if (!Number.isInteger(days) || days < 1) {
    throw new Refusal('--days is a whole number from 1');
  }
  if (existsSync(folder)) {
    throw new Refusal(`${folder} is there already; remove it, or name another folder: semangat demo FOLDER`);
  }
  refuseErrors(parts.readFolder().faults);
  const begun = parts.now();
  const tell = (done: number): void => {
    if (done % 7 === 0) {
      process.stderr.write(`\rweek ${done / 7}`);
    }
  };
  await playDemo(
    parts,
    { size: wholeDistrict, days, end: () => parts.now(), seed: values.seed, tell },
    (opened) => opened.backup(join(folder, 'semangat.db')),
  );
  const seconds = String(Math.round((parts.now() - begun) / 1000));
  process.stderr.write('\n');
  process.stdout.write(`${folder} is filled, after ${seconds} s. Look at it with:\n  ${startWith(folder)}\n`);
  return 0;
}

/** Other stores and channels that are configured are none of the made-up people's business. */
function startWith(folder: string): string {
  const off = ['MONGODB_URI', 'REDIS_URL', 'TELEGRAM_BOT_TOKEN', 'WHATSAPP'].filter(
    (name) => process.env[name],
  );
  return [...off.map((name) => `${name}=`), `DATA_DIR=${folder}`, 'npm start'].join(' ');
}

/** Plays it; `then` is called with all of it in memory. */
export async function playDemo(
  parts: Pick<CliParts, 'readFolder' | 'openInMemory'>,
  plan: DemoPlan,
  then: (opened: Opened, district: District) => Promise<void>,
): Promise<void> {
  const folder = forDistrict(parts.readFolder());
  const first = atHour(plan.end() - plan.days * day, 7);
  const opened = await parts.openInMemory(folder, first);
  const random = chance(plan.seed);
  const district = makeDistrict(plan.size, first, random);
  try {
    await settle(opened, district);
    const stage = createStage(opened, folder, random);
    const life: Life = { stage, district, asked: new Set(), independent: new Set(), written: new Set() };
    for (let count = 0; count < plan.days; count++) {
      await liveDay(life, atHour(first, 7, count));
      await workOfStaff(life, count);
      await goTowardsIndependence(life, count);
      plan.tell(count + 1);
    }
    await stage.passTo(plan.end());
    await then(opened, district);
  } finally {
    await opened.close();
  }
}

/** A home visit for each family, each month; the flows begin when the district's days say so. */
function forDistrict(folder: FlowFolder): FlowFolder {
  const { settings } = folder;
  const audience = parseAudience('role = beneficiary AND fields.independent_on = ""');
  const visit = {
    title: 'Kunjungan rumah',
    every: 'month',
    for: audience,
    due: 14 * day,
    report: null,
  } as const;
  const care = { ...settings.manners.care, visits: [visit] };
  // A human takes two days; the latest conversation is still open at the end.
  const tickets = { ...settings.manners.tickets, lasts: 3 * day };
  const programs = [...folder.programs].map(
    ([id, program]) =>
      [
        id,
        {
          ...program,
          triggers: program.triggers.filter(({ kind }) => kind === 'keyword' || kind === 'event'),
        },
      ] as const,
  );
  return {
    ...folder,
    programs: new Map(programs),
    settings: { ...settings, manners: { ...settings.manners, care, tickets } },
  };
}

async function settle(
  { companion }: Opened,
  { coordinators, volunteers, families }: District,
): Promise<void> {
  const people = [...coordinators, ...volunteers, ...families];
  await Promise.all(people.map(({ contact }) => companion.change(contact.id, () => contact)));
}
