import { type SmallProgramme } from '../small-programme.ts';
import { type MonthDistrict } from './district.ts';

/** A message of the history as the API shows it. */
export interface ToldMessage {
  readonly id: string;
  readonly from: string;
  readonly text: string;
  readonly at: string;
  readonly state: string | null;
}

/** A task of the month; its assignee is an external id. */
export interface ToldTask {
  readonly title: string;
  readonly state: string;
  readonly assignee: string;
  readonly endedAt: number | null;
}

/** What the programme says of a month. */
export interface Told {
  readonly begun: number;
  readonly ended: number;
  /** By external id. */
  readonly messages: ReadonlyMap<string, readonly ToldMessage[]>;
  readonly tasks: readonly ToldTask[];
  readonly incidents: readonly unknown[];
  /** Whose a task was before any caseload moved. */
  readonly firstOwner: (title: string) => string;
}

const page = 500;

/** Reads all of it over the API. */
export async function readMonth(programme: SmallProgramme, district: MonthDistrict): Promise<Told> {
  const places = (letter: string, count: number): readonly string[] =>
    [...Array(count).keys()].map((place) => `${letter}${place}`);
  const everybody = ['C', ...places('R', district.volunteers), ...places('K', district.families)];
  const numbers = new Map(everybody.map((each) => [programme.idOf(each), each]));
  const messages = new Map<string, readonly ToldMessage[]>();
  for (const each of everybody) {
    const path = `/api/contacts/${programme.idOf(each)}/messages`;
    messages.set(each, (await listAll(programme, path, 'messages')) as readonly ToldMessage[]);
  }
  const tasks = (await listAll(programme, '/api/tasks', 'tasks')) as readonly TaskRow[];
  const ended = await programme.now();
  return {
    begun: ended - district.days * 86_400_000,
    ended,
    messages,
    tasks: tasks.map(({ title, state, assignee, ended_at: endedAt }) => ({
      title,
      state,
      assignee: numbers.get(assignee) ?? 'nobody',
      endedAt: typeof endedAt === 'string' ? Date.parse(endedAt) : null,
    })),
    incidents: await listAll(programme, '/api/incidents', 'incidents'),
    firstOwner: (title) => `R${district.volunteerOf(Number(title.replace('Kunjungan-', '')))}`,
  };
}

interface TaskRow {
  readonly title: string;
  readonly state: string;
  readonly assignee: string;
  readonly ended_at?: string | null;
}

async function listAll({ ask }: SmallProgramme, path: string, name: string): Promise<readonly unknown[]> {
  const found: { readonly id: string }[] = [];
  for (let after = ''; ;) {
    const answer = await ask('GET', `${path}?limit=${page}${after === '' ? '' : `&after=${after}`}`);
    const rows = (answer as Readonly<Record<string, readonly { readonly id: string }[]>>)[name] ?? [];
    found.push(...rows);
    after = rows.at(-1)?.id ?? '';
    if (rows.length < page) {
      return found;
    }
  }
}
