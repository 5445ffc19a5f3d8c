import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createConnection } from 'node:net';
import { ask, createCrowd, type Crowd, lackingIn } from '../support/crowd/crowd.ts';
import { createDiary, type Diary } from '../support/crowd/diary.ts';
import { createProgramProcess, pause, type ProgramProcess } from '../support/program-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { startMongo } from '../support/servers/start-mongo.ts';
import { startRedis } from '../support/servers/start-redis.ts';

/** `CROWD=10000` takes ten minutes each and shows the same of many; it also asks for the test with two processes. */
const asked = process.env['CROWD'];
const size = Number(asked ?? 80);
const limit = 25 * 60_000;

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) {
    await end();
  }
}, 60_000);

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-crowd-'));
  ends.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function open(
  crowd: Crowd,
  diary: Diary,
  variables: Record<string, string> = {},
): Promise<ProgramProcess> {
  const folder = makeFolder();
  const flows = join(folder, 'flows');
  mkdirSync(flows);
  writeFileSync(join(flows, 'programme.yaml'), 'retry: [1s, 2s, 4s]\n');
  const program = await createProgramProcess({
    DATA_DIR: join(folder, 'data'),
    FLOWS_DIR: flows,
    QUIET_HOURS: 'off',
    NODE_ENV: 'test',
    PATH_LOG: diary.path,
    TELEGRAM_BOT_TOKEN: crowd.server.token,
    TELEGRAM_API_ROOT: crowd.server.root(),
    ...variables,
  });
  ends.push(() => program.kill('SIGKILL'));
  await program.start();
  return program;
}

async function gather(diaries: readonly Diary[]): Promise<Crowd> {
  const crowd = createCrowd(size, diaries);
  await crowd.server.start();
  ends.push(() => crowd.server.stop());
  return crowd;
}

/** Until what was sent before has been read here, on a machine that has other work too. */
const readUp = () => pause(200);

async function killSender(crowd: Crowd, program: ProgramProcess): Promise<void> {
  await program.kill('SIGKILL');
  await readUp();
  crowd.killed();
  await program.start();
}

/** Pauses it, sees that no more is sent than within the second until everybody knows, and lets it go on. */
async function hold(crowd: Crowd, program: ProgramProcess, id: string): Promise<void> {
  await ask(program, `broadcasts/${id}/pause`, {});
  const before = crowd.server.log.of('sendMessage').length;
  await pause(3000);
  expect(crowd.server.log.of('sendMessage').length - before).toBeLessThanOrEqual(30);
  await ask(program, `broadcasts/${id}/resume`, {});
  crowd.stood();
}

async function untilDone(program: ProgramProcess, id: string): Promise<unknown> {
  for (;;) {
    const answer = await program.api('GET', `/api/broadcasts/${id}`);
    const { state, states } = (await answer.json()) as { state: string; states: unknown };
    if (state === 'done') {
      return states;
    }
    await pause(250);
  }
}

/** What the server saw beside what the broadcast says of itself. */
function look(crowd: Crowd, states: unknown) {
  const audit = crowd.audit();
  process.stderr.write(asked === undefined ? '' : `${JSON.stringify({ ...audit, states })}\n`);
  const { forgotten, twice, wrong, impatient, fastest } = audit;
  return { forgotten, twice, wrong, impatient, isTooFast: fastest > 25, states };
}

const lacking = lackingIn(size);
const exact = {
  ...{ forgotten: [], twice: [], wrong: [], impatient: 0, isTooFast: false },
  states: { sent: size - lacking, failed: lacking },
};

describe('an announcement to many on Telegram', () => {
  it(
    'comes once to each, whatever the network does, killed three times and paused once',
    async () => {
      const diary = createDiary(join(makeFolder(), 'sends'));
      const crowd = await gather([diary]);
      const program = await open(crowd, diary);
      const id = await crowd.announce(program);
      for (const part of [0.2, 0.4, 0.6]) {
        await crowd.server.log.until(() => crowd.arrived() >= size * part);
        await killSender(crowd, program);
      }
      await crowd.server.log.until(() => crowd.arrived() >= size * 0.75);
      await hold(crowd, program, id);
      expect(look(crowd, await untilDone(program, id))).toEqual(exact);
    },
    limit,
  );
});

const describeShared: typeof describeWithServers =
  asked === undefined ? () => undefined : describeWithServers;

describeShared('the same with two processes', { servers: ['mongod', 'redis-server'], own: true }, () => {
  it(
    'comes once to each, whoever is killed, stands still or loses all its alarms',
    async () => {
      const folder = makeFolder();
      const diaries = ['one', 'other'].map((each) => createDiary(join(folder, each)));
      const crowd = await gather(diaries);
      const [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
      ends.push(
        () => mongo.stop(),
        () => redis.stop(),
      );
      const shared = { MONGODB_URI: mongo.freshUri(), REDIS_URL: redis.uri };
      const both: Sender[] = [];
      for (const diary of diaries) {
        both.push({ diary, program: await open(crowd, diary, shared) });
      }
      const [one, other] = both as [Sender, Sender];
      const id = await crowd.announce(one.program);
      for (const part of [0.15, 0.3, 0.45]) {
        await crowd.server.log.until(() => crowd.arrived() >= size * part);
        await killSender(crowd, senderOf(both).program);
      }
      await crowd.server.log.until(() => crowd.arrived() >= size * 0.55);
      await flush(redis.uri);
      await crowd.server.log.until(() => crowd.arrived() >= size * 0.65);
      await redis.restart();
      await crowd.server.log.until(() => crowd.arrived() >= size * 0.7);
      // Before the stand-still: of a small crowd nobody may be left after it.
      await hold(crowd, other.program, id);
      await crowd.server.log.until(() => crowd.arrived() >= size * 0.8);
      const sender = senderOf(both).program;
      sender.signal('SIGSTOP');
      await readUp();
      crowd.killed();
      await pause(15_000);
      crowd.goesOn();
      sender.signal('SIGCONT');
      expect(look(crowd, await untilDone(one.program, id))).toEqual(exact);
    },
    limit,
  );
});

interface Sender {
  readonly diary: Diary;
  readonly program: ProgramProcess;
}

/** Who of them sends: who wrote of it last. */
function senderOf(both: readonly Sender[]): Sender {
  const last = ({ diary }: Sender): number => diary.sendings().at(-1) ?? 0;
  return both.reduce((latest, each) => (last(each) > last(latest) ? each : latest));
}

async function flush(uri: string): Promise<void> {
  const socket = createConnection(Number(new URL(uri).port), '127.0.0.1');
  await new Promise((done) => socket.once('connect', done).write('FLUSHALL\r\n', done));
  await new Promise((done) => socket.once('data', done));
  socket.destroy();
}
