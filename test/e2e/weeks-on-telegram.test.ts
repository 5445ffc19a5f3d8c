import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSmallProgramme, type SmallProgramme } from '../support/small-programme.ts';
import { createTelegramServer } from '../telegram-server/telegram-server.ts';

const [wati, budi, rini] = [7_100_001, 7_100_002, 7_100_003] as const;
const csv = `external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method
K1,Rini,coordinator,,,telegram:${rini},2025-05-01,paper
R1,Wati,volunteer,Songgon,,telegram:${wati},2025-05-01,paper
R2,Budi,volunteer,Songgon,,telegram:${budi},2025-05-01,paper
K-1,Siti Aminah,beneficiary,Songgon,R1,simulator:rumah81,2025-05-01,paper
K-2,Ani Lestari,beneficiary,Songgon,R1,simulator:rumah82,2025-05-01,paper
K-3,Joko Susilo,beneficiary,Sragi,R2,simulator:rumah83,2025-05-01,paper
`;
const day = 86_400_000;
const server = createTelegramServer();
let programme: SmallProgramme;

beforeAll(async () => {
  [wati, budi, rini].forEach((person) => {
    server.people.introduce(person, { first_name: 'Orang' });
  });
  const env = {
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: await server.start(),
    SIMULATOR: 'on',
    CLOCK: 'virtual',
  };
  programme = await createSmallProgramme({ csv, flows: { 'programme.yaml': 'silence: off\n' }, env });
}, 60_000);

afterAll(async () => {
  await programme.stop();
  await server.stop();
});

const sentTo = (person: number): readonly string[] => server.sentTo(person).map(({ text }) => text);

/** Somebody writes on Telegram; resolves when the bot has answered so often. */
async function write(person: number, text: string): Promise<void> {
  const before = sentTo(person).length;
  server.people.say(person, text);
  await server.log.until(() => sentTo(person).length > before);
}

interface Told {
  readonly text: string;
  readonly at: string;
  readonly from: string;
}

async function history(externalId: string): Promise<readonly Told[]> {
  const path = `/api/contacts/${programme.idOf(externalId)}/messages?limit=500`;
  return ((await programme.ask('GET', path)) as { readonly messages: readonly Told[] }).messages;
}

/** The hour in Jakarta. */
const hourOf = (at: string): number => new Date(Date.parse(at) + 7 * 3_600_000).getUTCHours();

describe('two weeks with volunteers on Telegram and families elsewhere', () => {
  it('carry words between both without numbers, tasks in their windows, and a caseload that moves', async () => {
    const { ask, say, told, pass, idOf, rows } = programme;
    await say('rumah81', 'Anak saya demam');
    expect(sentTo(wati)).toEqual(['Siti Aminah (Songgon) menulis: Anak saya demam']);
    await write(wati, 'Segera ke puskesmas ya Bu');
    await pass('1s');
    expect((await told('rumah81')).at(-1)?.text).toBe(
      'Wati, pendamping Anda, menulis: Segera ke puskesmas ya Bu',
    );

    const begun = await programme.now();
    for (const [family, days] of [
      ['K-1', 3],
      ['K-2', 9],
      ['K-3', 4],
    ] as const) {
      const due = new Date(begun + days * day).toISOString();
      await ask('POST', '/api/tasks', { contact: idOf(family), title: `Kunjungan ${family}`, due });
    }
    for (let passed = 0; passed < 5; passed++) {
      await pass('24h');
    }
    const moved = await ask('POST', '/api/pairs/move', { from: idOf('R1'), to: idOf('R2') });
    expect(moved).toEqual({ moved: 2 });
    for (let passed = 0; passed < 6; passed++) {
      await pass('24h');
    }
    await say('rumah82', 'Bu, posyandu kapan?');
    expect(sentTo(budi).at(-1)).toBe('Ani Lestari (Songgon) menulis: Bu, posyandu kapan?');
    const open = (await rows('tasks')).filter(({ state }) => state === 'open');
    expect(open.map(({ assignee }) => assignee)).toEqual([idOf('R2'), idOf('R2'), idOf('R2')]);

    const digests = (await history('R2')).filter(({ text }) => text.startsWith('Tugas Anda'));
    expect(digests.length).toBeGreaterThan(3);
    for (const number of ['K1', 'R1', 'R2', 'K-1', 'K-2', 'K-3']) {
      const unasked = (await history(number)).filter(({ from }) => from === 'bot');
      expect(unasked.filter(({ at }) => hourOf(at) < 7 || hourOf(at) >= 20)).toEqual([]);
    }
    const alarms = sentTo(rini).filter((text) => text.startsWith('Belum ada laporan'));
    expect(alarms.every((text) => text.includes('(lewat 5 hari)'))).toBe(true);
    expect(alarms.join('\n')).toMatch(/Kunjungan K-1/u);

    const onTelegram = JSON.stringify([wati, budi, rini].map(sentTo));
    expect(onTelegram).not.toMatch(/rumah8|simulator:/u);
    const onPhones = JSON.stringify(await Promise.all(['rumah81', 'rumah82', 'rumah83'].map(told)));
    expect(onPhones).not.toMatch(/71000|telegram:/u);
  }, 60_000);
});
