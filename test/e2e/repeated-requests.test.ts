import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProgramProcess, type ProgramProcess } from '../support/program-process.ts';

const csv = `external_id,name,role,companion,addresses,opted_in_at,opted_in_method
R1,Wati,volunteer,,simulator:wati,2025-05-01,paper
K1,Siti Aminah,beneficiary,R1,simulator:siti,2025-05-01,paper
K2,Tini,beneficiary,R1,simulator:tini,2025-05-01,paper
K3,Titin,beneficiary,R1,simulator:titin,2025-05-01,paper
K4,Rina,beneficiary,R1,simulator:rina,2025-05-01,paper
`;

describe('a request with an Idempotency-Key that is sent again after kill -9', () => {
  const folder = mkdtempSync(join(tmpdir(), 'semangat-repeated-'));
  let program: ProgramProcess;

  beforeAll(async () => {
    const given = { DATA_DIR: join(folder, 'data'), FLOWS_DIR: 'test/e2e/flows', QUIET_HOURS: 'off' };
    program = await createProgramProcess(given);
    await program.start();
    await program.postText('/api/contacts/import', csv);
  }, 60_000);

  afterAll(async () => {
    await program.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  async function post(path: string, body: object, key: string) {
    const answer = await program.api('POST', `/api/${path}`, body, { 'idempotency-key': key });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  async function drop(path: string, key: string): Promise<number> {
    return (await program.api('DELETE', `/api/${path}`, undefined, { 'idempotency-key': key })).status;
  }

  async function killAndStart(): Promise<void> {
    await program.kill('SIGKILL');
    await program.start();
  }

  async function idOf(number: string): Promise<string> {
    const { contacts } = (await (await program.api('GET', '/api/contacts')).json()) as {
      contacts: { id: string; external_id: string }[];
    };
    return contacts.find(({ external_id: each }) => each === number)?.id ?? '';
  }

  async function nameOf(id: string): Promise<unknown> {
    const { name } = (await (await program.api('GET', `/api/contacts/${id}`)).json()) as { name?: string };
    return name;
  }

  async function heardBy(person: string): Promise<readonly string[]> {
    const talk = await program.api('GET', `/api/simulator/${person}/messages`);
    const { messages } = (await talk.json()) as { messages: { text: string }[] };
    return messages.map(({ text }) => text);
  }

  it('moves the clock no further', async () => {
    const first = await post('simulator/clock', { advance: '24h' }, 'clock');
    await killAndStart();
    expect(await post('simulator/clock', { advance: '24h' }, 'clock')).toEqual(first);
    expect(await post('simulator/clock', { advance: '1h' }, 'clock')).toMatchObject({ status: 409 });
    const { now } = (await (await program.api('GET', '/api/simulator/clock')).json()) as { now: string };
    expect(Date.parse(now) - Date.parse(String(first.body['now']))).toBeLessThan(60 * 60_000);
  }, 60_000);

  it('makes one invitation, with the code that may be printed already', async () => {
    const first = await post('invites', { volunteer: 'Wati' }, 'invite');
    await killAndStart();
    expect(await post('invites', { volunteer: 'Wati' }, 'invite')).toEqual(first);
    expect(await post('invites', { volunteer: 'Wati' }, 'other')).not.toEqual(first);
  }, 60_000);

  it('moves a broadcast once, and answers with what became of it', async () => {
    const wishes = { text: 'Rapat', audience: 'role = beneficiary' };
    const made = await post('broadcasts', wishes, 'broadcast');
    const id = String(made.body['id']);
    const soon = new Date(Date.now() + 48 * 60 * 60_000).toISOString();
    expect(await post(`broadcasts/${id}/start`, { at: soon }, 'start')).toMatchObject({ status: 200 });
    await post(`broadcasts/${id}/pause`, {}, 'pause');
    const retried = await post(`broadcasts/${id}/retry`, {}, 'retry');
    expect(retried.body).toMatchObject({ state: 'paused', attempt: 1 });
    await killAndStart();
    expect(await post(`broadcasts/${id}/start`, { at: soon }, 'start')).toEqual(retried);
    expect(await post(`broadcasts/${id}/pause`, {}, 'pause')).toEqual(retried);
    expect(await post(`broadcasts/${id}/retry`, {}, 'retry')).toEqual(retried);
    expect(await post(`broadcasts/${id}/start`, {}, 'another')).toMatchObject({ status: 409 });
  }, 60_000);

  it('tests a broadcast on somebody once', async () => {
    const made = await post('broadcasts', { text: 'Coba', audience: 'role = beneficiary' }, 'tested');
    const contact = await idOf('K1');
    const test = () => post(`broadcasts/${String(made.body['id'])}/test`, { contact }, 'test');
    await test();
    await killAndStart();
    expect(await test()).toMatchObject({ status: 202 });
    await post('simulator/clock', { advance: '1s' }, 'settles');
    expect((await heardBy('siti')).filter((text) => text === 'Coba')).toHaveLength(1);
  }, 60_000);

  it('asks a companion once about a new number', async () => {
    const id = await idOf('K1');
    const ask = () => post(`contacts/${id}/new-number`, { address: 'simulator:siti2' }, 'number');
    await ask();
    await killAndStart();
    await post('simulator/clock', { advance: '2m' }, 'later');
    const other = { address: 'simulator:siti3' };
    expect(await post(`contacts/${id}/new-number`, other, 'number')).toMatchObject({ status: 409 });
    expect(await ask()).toMatchObject({ status: 202 });
    await post('simulator/clock', { advance: '1s' }, 'asked');
    expect((await heardBy('wati')).filter((text) => text.includes('nomor baru'))).toHaveLength(1);
  }, 60_000);

  it('makes one contact, and refuses another one under the same key rather than forget it', async () => {
    const first = await post('contacts', { name: 'Ani' }, 'contact');
    expect(first.status).toBe(201);
    expect(await post('contacts', { name: 'Budi' }, 'contact')).toMatchObject({ status: 409 });
    await killAndStart();
    expect(await post('contacts', { name: 'Ani' }, 'contact')).toMatchObject({
      status: 201,
      body: { id: first.body['id'] },
    });
    await killAndStart();
    expect(await post('contacts', { name: 'Budi' }, 'contact')).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', where: 'header.Idempotency-Key' } },
    });
  }, 60_000);

  it('hears what somebody says once, and refuses to lose other words under the same key', async () => {
    const say = (body: object, key: string) => post('simulator/tuti/messages', body, key);
    const number = { text: 'cek\u200b  3510.1234.5678.9012' };
    const firsts = [await say({ text: 'cek' }, 'said'), await say({ choice: 1 }, 'chosen')];
    firsts.push(await say(number, 'number'));
    expect(firsts.map(({ status }) => status)).toEqual([202, 202, 202]);
    await post('simulator/clock', { advance: '1s' }, 'heard');
    await killAndStart();
    const others = [{ text: 'berhenti' }, { choice: 2 }, { text: 'nomor lain' }];
    const refused = await Promise.all(
      ['said', 'chosen', 'number'].map((key, place) => say(others[place] ?? {}, key)),
    );
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 409]);
    const again = [await say({ text: 'cek' }, 'said'), await say({ choice: 1 }, 'chosen')];
    expect([...again, await say(number, 'number')]).toEqual(firsts);
  }, 60_000);

  it('merges two once, and parts them once, whatever was done with them since', async () => {
    const [one, other] = [await idOf('K2'), await idOf('K3')];
    const merge = () => post(`contacts/${one}/merge`, { other }, 'merge');
    const first = await merge();
    expect(first.status).toBe(200);
    await killAndStart();
    expect(await merge()).toEqual(first);
    const younger = first.body['id'] === one ? other : one;
    const unmerge = () => post(`contacts/${younger}/unmerge`, {}, 'unmerge');
    const parted = await unmerge();
    expect(parted.status).toBe(200);
    await killAndStart();
    expect(await unmerge()).toMatchObject({ status: 200, body: { id: younger } });
    await merge();
    expect(new Set([await nameOf(one), await nameOf(other)])).toEqual(new Set(['Tini', 'Titin']));
    expect(await post(`contacts/${one}/merge`, { other: one }, 'merge')).toMatchObject({ status: 409 });
  }, 60_000);

  it('erases somebody once, not who comes from the same phone later', async () => {
    const id = await idOf('K4');
    expect(await drop(`contacts/${id}`, 'erase')).toBe(204);
    await killAndStart();
    expect(await drop(`contacts/${id}`, 'erase')).toBe(204);
    const again = await post('contacts', { external_id: 'K4', name: 'Rina', role: 'beneficiary' }, 'again');
    expect(again).toMatchObject({ status: 201, body: { id } });
    await killAndStart();
    expect(await drop(`contacts/${id}`, 'erase')).toBe(204);
    expect(await nameOf(id)).toBe('Rina');
    expect(await drop('contacts/nobody', 'nobody')).toBe(404);
    expect(await drop('contacts/nobody', 'nobody')).toBe(404);
  }, 60_000);

  it('makes one backup, and takes the file of nobody else for it', async () => {
    const path = join(folder, 'copy.db');
    const first = await post('backups', { path }, 'backup');
    expect(first.status).toBe(201);
    await killAndStart();
    expect(await post('backups', { path }, 'backup')).toEqual(first);
    for (const attempt of [1, 2]) {
      expect([attempt, await post('backups', { path }, 'another')]).toMatchObject([attempt, { status: 409 }]);
    }
    const elsewhere = { path: join(folder, 'second.db') };
    expect(await post('backups', elsewhere, 'another')).toMatchObject({ status: 201 });
  }, 60_000);

  it('forgets a saved query once', async () => {
    const saved = await post('segments', { name: 'Keluarga', query: 'role = beneficiary' }, 'segment');
    const id = String(saved.body['id']);
    expect(await drop(`segments/${id}`, 'drop')).toBe(204);
    await killAndStart();
    expect(await drop(`segments/${id}`, 'drop')).toBe(204);
  }, 60_000);

  const inTenDays = new Date(Date.now() + 10 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const requests = (family: string, volunteer: string) =>
    [
      [
        'broadcasts',
        { text: 'Rapat besar', audience: 'role = beneficiary' },
        { text: 'Libur', audience: 'role = volunteer' },
      ],
      ['tasks', { contact: family, title: 'Kunjungan' }, { contact: family, title: 'Telepon' }],
      ['tickets', { contact: family, topic: 'Beras' }, { contact: family, topic: 'Air' }],
      [`contacts/${family}/notes`, { text: 'Sakit.', by: 'Rahmat' }, { text: 'Sembuh.', by: 'Rahmat' }],
      ['flows/cek/start', { contacts: [family] }, { contacts: [volunteer] }],
      [`contacts/${volunteer}/away`, { until: inTenDays }, { until: null }],
    ] as const;

  it('is refused when it asks for something else by then, whatever it makes', async () => {
    const all = requests(await idOf('K1'), await idOf('R1'));
    const first = [];
    for (const [route, body] of all) {
      first.push((await post(route, body, 'whatever')).status);
    }
    expect(first).toEqual([201, 201, 201, 202, 202, 202]);
    await killAndStart();
    const then = [];
    for (const [route, body, other] of all) {
      const refused = await post(route, other, 'whatever');
      then.push([refused.status, (await post(route, body, 'whatever')).status]);
    }
    expect(then).toEqual(first.map((status) => [409, status]));
  }, 60_000);
});
