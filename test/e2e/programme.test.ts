import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSmallProgramme, type ListedRow, type SmallProgramme } from '../support/small-programme.ts';

const csv = `external_id,name,role,village,companion,addresses,opted_in_at,opted_in_method
K1,Rina,coordinator,,,simulator:rina,2025-05-01,paper
R1,Wati,volunteer,Songgon,,simulator:wati,2025-05-01,paper
R2,Budi,volunteer,Songgon,,simulator:budi,2025-05-01,paper
K-1,Siti Aminah,beneficiary,Songgon,R1,simulator:siti,2025-05-01,paper
K-2,Ani Lestari,beneficiary,Songgon,R1,simulator:ani,2025-05-01,paper
K-3,Tuminah,beneficiary,Sragi,R1,simulator:tuminah,2025-05-01,paper
K-4,Joko Susilo,beneficiary,Sragi,R2,simulator:joko,2025-05-01,paper
`;

const flows = {
  'programme.yaml': 'silence: off\n',
  'beras.yaml': `title: Beras
triggers:
  - keyword: [beras]
steps:
  - task: { for: companion, title: 'Antar beras', due: 3d }
  - say: 'Baik, kami sampaikan.'
`,
};

let programme: SmallProgramme;

beforeAll(async () => {
  programme = await createSmallProgramme({ csv, flows });
}, 60_000);

afterAll(async () => {
  await programme.stop();
});

/** What a task of this title is, as it is listed. */
async function task(title: string): Promise<ListedRow | undefined> {
  return (await programme.rows('tasks')).find((each) => each['title'] === title);
}

async function giveTask(family: string, title: string, days: number): Promise<void> {
  const due = new Date((await programme.now()) + days * 86_400_000).toISOString();
  await programme.ask('POST', '/api/tasks', { contact: programme.idOf(family), title, due });
  await programme.pass('1s');
}

/** What the bot says to somebody while something is done. */
async function toldBy(person: string, act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = (await programme.told(person)).length;
  await act();
  return (await programme.told(person)).slice(before).map(({ text }) => text);
}

describe('a small programme', () => {
  it('reminds of tasks, takes reports, and tells the coordinator of what is late, once', async () => {
    const { ask, say, told, pass } = programme;
    expect(await say('siti', 'beras')).toEqual(['Baik, kami sampaikan.']);
    await giveTask('K-2', 'Lihat sumur', 3);
    await giveTask('K-3', 'Antar surat', 3);
    await giveTask('K-1', 'Tanya sekolah', 3);
    expect(await told('wati')).toEqual([]);
    const [digest, ...more] = await toldBy('wati', () => pass('23h'));
    expect(more).toEqual([]);
    expect(digest).toMatch(/1\. Ani Lestari: Lihat sumur \(2 hari lagi\)\n2\. Siti Aminah: Antar beras/);

    await say('wati', '2', '1', 'Sudah diantar', 'lewati');
    expect(await task('Antar beras')).toMatchObject({ state: 'done', reason: 'Sudah diantar' });
    await say('wati', '1', 'tidak bisa', 'Sumurnya kering');
    expect(await task('Lihat sumur')).toMatchObject({ state: 'cannot', reason: 'Sumurnya kering' });
    const called = (await task('Tanya sekolah'))?.id ?? '';
    await ask('PATCH', `/api/tasks/${called}`, { state: 'cancelled', reason: 'sudah sekolah' });
    await pass('1s');
    expect(await task('Tanya sekolah')).toMatchObject({ state: 'cancelled', reason: 'sudah sekolah' });
    expect(await say('wati', '3')).toEqual([
      'Tugas itu sudah selesai atau sudah dipindahkan. Balas TUGAS untuk daftar yang baru.',
    ]);
    expect(await say('wati', 'tugas')).toEqual([expect.stringMatching(/^Tugas.*\n1\. Tuminah.*\nBalas/)]);

    const nudges = await toldBy('wati', () => pass('6d'));
    expect(nudges.map((text) => /\((.*)\)/.exec(text)?.[1])).toEqual([
      'hari ini',
      'lewat 1 hari',
      'lewat 3 hari',
    ]);
    const impossible = 'Wati tidak bisa: Lihat sumur (Ani Lestari, Songgon). Sebabnya: Sumurnya kering';
    const toRina = async () => (await told('rina')).map(({ text }) => text.trim());
    expect(await toRina()).toEqual([impossible]);
    await pass('2d');
    const late = 'Belum ada laporan dari Wati:\n- Tuminah: Antar surat (lewat 5 hari)';
    expect(await toldBy('rina', () => pass('10d'))).toEqual([]);
    expect(await toRina()).toEqual([impossible, late]);
    expect(await task('Antar surat')).toMatchObject({ state: 'open' });
    await say('wati', 'tugas', '1', 'sudah', 'Terlambat, maaf', 'lewati');
    expect(await task('Antar surat')).toMatchObject({ state: 'done' });
    expect(await toldBy('wati', () => pass('10d'))).toEqual([]);
  }, 60_000);

  it('carries words both ways without an address in them', async () => {
    const { say } = programme;
    const heard = await toldBy('wati', () => say('ani', 'Atap rumah bocor lagi'));
    expect(heard).toEqual(['Ani Lestari (Songgon) menulis: Atap rumah bocor lagi']);
    const answered = await toldBy('ani', () => say('wati', 'Besok saya ke sana, Bu'));
    expect(answered).toEqual(['Wati, pendamping Anda, menulis: Besok saya ke sana, Bu']);
    await say('tuminah', 'Anak saya sakit');
    const asked = await say('wati', 'Sudah ke puskesmas?');
    expect(asked).toEqual([
      'Untuk siapa pesan tadi? Balas nomornya, atau BATAL kalau bukan untuk keluarga.\n1. Tuminah\n2. Ani Lestari',
    ]);
    const chosen = await toldBy('tuminah', () => say('wati', '1'));
    expect(chosen).toEqual(['Wati, pendamping Anda, menulis: Sudah ke puskesmas?']);
    const said = (await Promise.all(['wati', 'ani', 'tuminah'].map(programme.told))).flat();
    expect(said.map(({ text }) => text).join()).not.toMatch(/simulator:|\bani\b|\btuminah\b|\bwati\b/);
  }, 60_000);

  it('brings urgent words to the coordinator at night, and unanswered ones after two days', async () => {
    const { say, pass } = programme;
    await pass('12h');
    const urgent = await toldBy('rina', () => say('ani', 'tolong, rumah kami banjir'));
    expect(urgent).toEqual(['PENTING. Ani Lestari (Songgon) menulis: tolong, rumah kami banjir']);
    await say('rina', 'Kami ke sana sekarang');
    expect(await toldBy('rina', () => pass('11h'))).toEqual([]);
    await say('joko', 'Pak, kapan kumpul?');
    expect(await toldBy('rina', () => pass('47h'))).toEqual([]);
    expect(await toldBy('rina', () => pass('2h'))).toEqual([
      'Joko Susilo (Sragi) menulis: Pak, kapan kumpul?',
    ]);
    const answered = await toldBy('joko', () => say('rina', 'Sabtu sore, Pak'));
    expect(answered).toEqual([expect.stringMatching(/^Rina.* menulis: Sabtu sore, Pak$/)]);
    expect(await toldBy('rina', () => pass('3d'))).toEqual([]);
  }, 60_000);

  it('moves tasks with a caseload, to a stand-in and back', async () => {
    const { ask, pass, idOf } = programme;
    await giveTask('K-4', 'Cek ternak', 5);
    const moved = await ask('POST', '/api/pairs/move', { from: idOf('R2'), to: idOf('R1') });
    await pass('1s');
    expect(moved).toEqual({ moved: 1 });
    expect(await task('Cek ternak')).toMatchObject({ assignee: idOf('R1'), state: 'open' });
    const until = new Date((await programme.now()) + 3 * 86_400_000).toISOString();
    await ask('POST', `/api/contacts/${idOf('R1')}/away`, { until, stand_in: idOf('R2') });
    await pass('1s');
    expect(await task('Cek ternak')).toMatchObject({ assignee: idOf('R2'), state: 'open' });
    const toStandIn = await toldBy('budi', () => programme.say('joko', 'Kambing saya sakit'));
    expect(toStandIn).toEqual(['Joko Susilo (Sragi) menulis: Kambing saya sakit']);
    const back = await toldBy('joko', () => programme.say('budi', 'Saya lihat nanti sore'));
    expect(back).toEqual(['Budi, yang menggantikan pendamping Anda, menulis: Saya lihat nanti sore']);
    await pass('73h');
    expect(await task('Cek ternak')).toMatchObject({ assignee: idOf('R1'), state: 'open' });
  }, 60_000);

  it('is silent while a human talks in a ticket, and the row says when that is over', async () => {
    const { ask, say, pass, idOf, rows } = programme;
    const opened = await toldBy('ani', async () => {
      await ask('POST', '/api/tickets', { contact: idOf('K-2'), topic: 'Bantuan belum cair' });
      await pass('1s');
    });
    expect(opened).toEqual([
      'Pesan ini kami teruskan ke petugas. Ibu/Bapak akan dibalas oleh orang, bukan mesin, paling lambat hari ini.',
    ]);
    const [ticket] = await rows('tickets');
    expect(ticket).toMatchObject({ state: 'open', topic: 'Bantuan belum cair' });
    const answered = await toldBy('ani', async () => {
      await ask('POST', `/api/tickets/${ticket?.id}/messages`, { text: 'Kami cek dulu, Bu' });
      await pass('1s');
    });
    expect(answered).toEqual(['Kami cek dulu, Bu']);
    expect(await say('ani', 'kabar')).toEqual([]);
    await ask('PATCH', `/api/tickets/${ticket?.id}`, { state: 'closed' });
    await pass('1s');
    expect((await rows('tickets')).map(({ state }) => state)).toEqual(['closed']);
    expect(await say('ani', 'beras')).toEqual(['Baik, kami sampaikan.']);
  }, 60_000);

  it('leaves no name of an erased family with its volunteer', async () => {
    const { ask, say, pass, idOf, told } = programme;
    await giveTask('K-3', 'Antar selimut', 4);
    await say('tuminah', 'Terima kasih, Bu Wati');
    await ask('DELETE', `/api/contacts/${idOf('K-3')}`);
    await pass('1s');
    const before = (await told('wati')).length;
    await say('wati', 'tugas');
    await pass('9d');
    const since = (await told('wati')).slice(before).map(({ text }) => text);
    expect(since.length).toBeGreaterThan(0);
    expect(since.join()).not.toContain('Tuminah');
    const { tasks, threads } = (await ask('GET', `/api/contacts/${idOf('R1')}`)) as Record<string, unknown>;
    expect(JSON.stringify([tasks, threads])).not.toContain('Tuminah');
    expect(await task('Antar selimut')).toBeUndefined();
  }, 60_000);

  it('wrote nothing unasked at night, and left nobody without a next step', async () => {
    const all = (await Promise.all(['wati', 'budi'].map(programme.told))).flat();
    const atNight = all.filter(({ at }) => {
      const hour = (new Date(at).getUTCHours() + 7) % 24;
      return hour < 7 || hour >= 20;
    });
    expect(atNight.map(({ text }) => text)).toEqual([
      'PENTING. Ani Lestari (Songgon) menulis: tolong, rumah kami banjir',
    ]);
    expect(await programme.rows('incidents')).toEqual([]);
  }, 60_000);
});
