import { createTelegramServer, type TelegramServer } from '../../telegram-server/telegram-server.ts';
import { type ProgramProcess } from '../program-process.ts';
import { type Diary } from './diary.ts';
import { createFates, fateOf, never } from './fates.ts';

/** A crowd on Telegram, each with a fate of their own. */
export interface Crowd {
  readonly server: TelegramServer;
  /** Imports everybody, announces to them, and answers with the id of the broadcast. */
  announce(program: ProgramProcess): Promise<string>;
  /**
   * Tells that who sent was killed or stood still, once all that it had sent is here: what was unwritten may come
   * again.
   */
  killed(): void;
  /** Tells that who stood still goes on: what it was about to send comes now. */
  goesOn(): void;
  /** Tells that nothing was to be sent until now. */
  stood(): void;
  /** How many have something. */
  arrived(): number;
  audit(): Audit;
}

/** What the server saw. */
export interface Audit {
  /** Places of those who should have it and have nothing. */
  readonly forgotten: readonly number[];
  /** Those who have it twice although nothing excuses that, with the places of their copies among all calls. */
  readonly twice: readonly string[];
  /** Repeats that the channel does not let us avoid. */
  readonly excused: number;
  /** How many calls before a kill the earliest of what came again had been made. */
  readonly deepest: number;
  /** Places of those who got something else than their own text. */
  readonly wrong: readonly number[];
  /** The most that were sent within a second, by the clock of who sent. */
  readonly fastest: number;
  /** How often the server asked to wait, and how often whoever sent did not. */
  readonly waits: number;
  readonly impatient: number;
  /** The longest time without a call, in milliseconds, but for where the server asked to wait or all was done. */
  readonly stillest: number;
}

const first = 10_000;
const textOf = (place: number): string => `Rapat hari Minggu, Orang${place}.`;

/**
 * So many calls before a kill may be unwritten: six that were answered, and those under way. It is counted and not
 * measured in time, since a busy machine is slow at everything but the order.
 */
const unwritten = 14;
/** So many calls may have been about to be made when a process was made to stand still. */
const begun = 3;

/** Makes a crowd of so many; the server is to be started by whoever asks for it. */
export function createCrowd(size: number, diaries: readonly Diary[]): Crowd {
  const server = createTelegramServer();
  const places = Array.from({ length: size }, (_, place) => place);
  const kills: number[] = [];
  const returns: number[] = [];
  const stands: number[] = [];
  const faultFor = createFates();
  places.forEach((place) => {
    server.people.introduce(first + place, { first_name: `Orang${place}` });
  });
  server.faults.choose('sendMessage', ({ chat_id }) => faultFor(Number(chat_id) - first));
  const copiesOf = (place: number) => server.sentTo(first + place);

  const calls = () => server.log.of('sendMessage');

  /** The kill that explains why a copy was not written down; undefined where none does. */
  const killAfter = (copy: number): number | undefined =>
    kills.find((kill) => copy < kill && copy >= kill - unwritten);

  /** What of it the channel does not let us avoid. */
  const isExcused = (place: number, copies: readonly number[]): boolean =>
    copies
      .slice(1)
      .every(
        (again, before) =>
          (before === 0 && fateOf(place) === 'lost') ||
          killAfter(copies[before] ?? 0) !== undefined ||
          returns.some((each) => again >= each && again < each + begun),
      );

  return {
    server,
    announce: (program) => announce(program, places),
    killed: () => {
      kills.push(calls().length);
      stands.push(performance.now());
    },
    goesOn: () => {
      returns.push(calls().length);
      stands.push(performance.now());
    },
    stood: () => {
      stands.push(performance.now());
    },
    arrived: () => places.filter((place) => copiesOf(place).length > 0).length,
    audit: () => {
      const copies = copiesIn(calls(), places);
      const repeated = places.filter((place) => (copies[place]?.length ?? 0) > 1);
      const unexcused = repeated.filter((place) => !isExcused(place, copies[place] ?? []));
      const depths = repeated.flatMap((place) =>
        (copies[place] ?? []).slice(0, -1).map((copy) => (killAfter(copy) ?? copy) - copy),
      );
      return {
        forgotten: places.filter((place) => copies[place]?.length === 0 && !never.includes(fateOf(place))),
        twice: unexcused.map((place) => `${place}: ${(copies[place] ?? []).join(' ')}; ${kills.join(' ')}`),
        excused: repeated.length - unexcused.length,
        deepest: Math.max(0, ...depths),
        wrong: places.filter((place) => copiesOf(place).some(({ text }) => text !== textOf(place))),
        ...paceOf(
          throttledIn(calls()),
          diaries.flatMap((each) => each.sendings()).sort((a, b) => a - b),
        ),
        stillest: stillestOf(calls(), stands),
      };
    },
  };
}

type Calls = ReturnType<TelegramServer['log']['of']>;

const placeOf = ({ payload }: Calls[number]): number => Number(payload['chat_id']) - first;

/** The places among all calls of those that brought something, by whom they were for. */
function copiesIn(calls: Calls, places: readonly number[]): readonly (readonly number[])[] {
  const all: number[][] = places.map(() => []);
  calls.forEach((call, index) => all[placeOf(call)]?.push(index));
  return all.map((made, place) => {
    const fate = fateOf(place);
    return never.includes(fate) ? [] : made.slice(fate === 'well' || fate === 'lost' ? 0 : 1);
  });
}

/** The places among all calls of those that were asked to wait. */
function throttledIn(calls: Calls): readonly number[] {
  const asked = new Set<number>();
  return calls.flatMap((call, index) => {
    const place = placeOf(call);
    const isFirst = fateOf(place) === 'throttled' && !asked.has(place);
    asked.add(place);
    return isFirst ? [index] : [];
  });
}

async function announce(program: ProgramProcess, places: readonly number[]): Promise<string> {
  const rows = places.map((place) => `o${place},Orang${place},telegram:${first + place},2026-01-01,paper`);
  await ask(
    program,
    'contacts/import',
    ['external_id,name,addresses,opted_in_at,opted_in_method', ...rows].join('\n'),
  );
  const text = 'Rapat hari Minggu, @contact.first_name.';
  const made = await ask(program, 'broadcasts', { text, audience: 'role = beneficiary', by: 'ani' });
  const id = String(made['id']);
  await ask(program, `broadcasts/${id}/approve`, { by: 'budi' });
  await ask(program, `broadcasts/${id}/start`, {});
  return id;
}

/** How many of a crowd of so many never get it. */
export function lackingIn(size: number): number {
  return Array.from({ length: size }, (_, place) => fateOf(place)).filter((fate) => never.includes(fate))
    .length;
}

/** Posts to the API; throws for whatever is refused. */
export async function ask(
  program: ProgramProcess,
  path: string,
  body: object | string,
): Promise<Record<string, unknown>> {
  const answer = await (typeof body === 'string'
    ? program.postText(`/api/${path}`, body)
    : program.api('POST', `/api/${path}`, body));
  if (!answer.ok) {
    throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  }
  return (await answer.json()) as Record<string, unknown>;
}

/** As long as the server asks to wait, in milliseconds. */
const parked = 1000;
/** So many calls at most are made until whoever sends has read that it is to wait: what fits into a second. */
const unread = 30;

/**
 * By the clock of who sent, which paces in whole milliseconds: how many within a second, and whether a whole second
 * without anything follows on each time that the server asked for it.
 */
function paceOf(
  throttled: readonly number[],
  sent: readonly number[],
): Pick<Audit, 'fastest' | 'waits' | 'impatient'> {
  const isPause = (index: number): boolean => (sent[index + 1] ?? Infinity) - (sent[index] ?? 0) >= parked;
  const waited = (from: number): boolean =>
    Array.from({ length: unread }, (_, place) => from + place).some(isPause);
  return {
    fastest: Math.max(0, ...sent.map((at, place) => countUntil(sent, place, at + 999))),
    waits: throttled.length,
    impatient: throttled.filter((place) => !waited(place)).length,
  };
}

function countUntil(times: readonly number[], from: number, until: number): number {
  let end = from;
  while ((times[end] ?? Infinity) < until) {
    end++;
  }
  return end - from;
}

function stillestOf(calls: Calls, stands: readonly number[]): number {
  const times = calls.map(({ at }) => at);
  const excuses = [...stands, ...throttledIn(calls).map((place) => times[place] ?? 0)];
  const gaps = times.slice(1).map((at, index) => {
    const before = times[index] ?? at;
    return excuses.some((each) => each >= before - 1 && each <= at) ? 0 : at - before;
  });
  return Math.max(0, ...gaps.slice(0, -30));
}
