import { cpus, loadavg } from 'node:os';
import { createTelegramServer, type TelegramServer } from '../../telegram-server/telegram-server.ts';
import { type ProgramProcess } from '../program-process.ts';
import { createFates, fateOf, never } from './fates.ts';

/** A crowd on Telegram, each with a fate of their own. */
export interface Crowd {
  readonly server: TelegramServer;
  /** Imports everybody, announces to them, and answers with the id of the broadcast. */
  announce(program: ProgramProcess): Promise<string>;
  /** Tells that a process was killed: what was unanswered then, or answered just before, may come again. */
  killed(): void;
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
  /** Those who have it twice although nothing excuses that: when, and how long before a kill, in milliseconds. */
  readonly twice: readonly string[];
  /** Repeats that the channel does not let us avoid. */
  readonly excused: number;
  /** Places of those who got something else than their own text. */
  readonly wrong: readonly number[];
  /** The most calls within a second. */
  readonly fastest: number;
  /** Calls while the server had asked to wait, but for what was under way. */
  readonly impatient: number;
  /** The longest time without a call, in milliseconds, but for where the server asked to wait or all was done. */
  readonly stillest: number;
}

const first = 10_000;
const textOf = (place: number): string => `Rapat hari Minggu, Orang${place}.`;

/**
 * What was answered in so many milliseconds before a kill may not be written down: a quarter of a second where there
 * is room, more on a machine that has other work than this.
 */
const unwritten = (loadavg()[0] ?? 0) > cpus().length ? 1500 : 300;

/** Makes a crowd of so many; the server is to be started by whoever asks for it. */
export function createCrowd(size: number): Crowd {
  const server = createTelegramServer();
  const places = Array.from({ length: size }, (_, place) => place);
  const kills: number[] = [];
  const stands: number[] = [];
  const faultFor = createFates();
  places.forEach((place) => {
    server.people.introduce(first + place, { first_name: `Orang${place}` });
  });
  server.faults.choose('sendMessage', ({ chat_id }) => faultFor(Number(chat_id) - first));
  const copiesOf = (place: number) => server.sentTo(first + place);

  /** What of it the channel does not let us avoid. */
  const isExcused = (place: number, times: readonly number[]): boolean =>
    times
      .slice(0, -1)
      .every(
        (at, copy) =>
          (copy === 0 && fateOf(place) === 'lost') ||
          kills.some((kill) => at > kill - unwritten && at < kill + unwritten),
      );

  const beforeKill = (at: number): string => kills.map((kill) => Math.round(kill - at)).join('/');

  return {
    server,
    announce: (program) => announce(program, places),
    killed: () => {
      kills.push(performance.now());
    },
    stood: () => {
      stands.push(performance.now());
    },
    arrived: () => places.filter((place) => copiesOf(place).length > 0).length,
    audit: () => {
      const times = places.map((place) => copiesOf(place).map(({ at }) => at));
      const repeated = places.filter((place) => (times[place]?.length ?? 0) > 1);
      const unexcused = repeated.filter((place) => !isExcused(place, times[place] ?? []));
      return {
        forgotten: places.filter((place) => times[place]?.length === 0 && !never.includes(fateOf(place))),
        twice: unexcused.map((place) => `${place} ${(times[place] ?? []).map(beforeKill).join(' ')}`),
        excused: repeated.length - unexcused.length,
        wrong: places.filter((place) => copiesOf(place).some(({ text }) => text !== textOf(place))),
        ...paceOf(server, [...kills, ...stands]),
      };
    },
  };
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

/** Longer than the server asked to wait, in milliseconds. */
const parked = 1000;

function paceOf(
  server: TelegramServer,
  stands: readonly number[],
): Pick<Audit, 'fastest' | 'impatient' | 'stillest'> {
  const calls = server.log.of('sendMessage');
  const times = calls.map(({ at }) => at);
  const asked = new Set<number>();
  const throttles = calls.flatMap(({ at, payload }) => {
    const place = Number(payload['chat_id']) - first;
    const isFirst = fateOf(place) === 'throttled' && !asked.has(place);
    asked.add(place);
    return isFirst ? [at] : [];
  });
  const within = (from: number, until: number): number =>
    times.filter((at) => at > from && at < until).length;
  const excuses = [...throttles, ...stands];
  const gaps = times.slice(1).map((at, index) => {
    const before = times[index] ?? at;
    return excuses.some((each) => each >= before - 1 && each <= at) ? 0 : at - before;
  });
  return {
    fastest: Math.max(0, ...times.map((at) => within(at - 1, at + 1000))),
    impatient: throttles.reduce((sum, at) => sum + within(at + 500, at + parked - 20), 0),
    stillest: Math.max(0, ...gaps.slice(0, -30)),
  };
}
