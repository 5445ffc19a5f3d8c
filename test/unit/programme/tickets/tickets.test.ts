import { describe, expect, it } from '@jest/globals';
import { type TicketChange } from '../../../../src/domain/ticket.ts';
import { createNeighbours, type Neighbours } from '../../../support/neighbours.ts';

const hour = 3_600_000;
const flows = {
  surat: `
triggers: [{ keyword: surat }]
steps:
  - handover: { topic: Surat pindah }
  - say: Tunggu, ya.
`,
  kabar: 'triggers: [{ keyword: kabar }]\nsteps: [{ say: Kabar baik. }]\n',
};

async function open(assignee: 'rini' | null = null): Promise<Neighbours> {
  const people = await createNeighbours({ flows });
  const to = assignee && { contact: assignee, name: 'Rini' };
  await people.happen('siti', { kind: 'handover', ticket: 't', topic: 'Bantuan', assignee: to });
  return people;
}

const change = (people: Neighbours, wanted: TicketChange) =>
  people.happen('siti', { kind: 'ticket_change', ticket: 't', change: wanted });
const answer = (people: Neighbours, text: string, by: string | null = 'Rini') =>
  people.happen('siti', {
    kind: 'notice',
    text,
    media: [],
    from: null,
    urgent: true,
    ticket: { id: 't', by },
  });
const ticket = async (people: Neighbours) => (await people.rows('tickets'))[0]?.data;

describe('a conversation in human hands', () => {
  it('tells the person who answers and by when, and whoever is to answer that somebody waits', async () => {
    const people = await open('rini');
    expect(people.told('siti')).toEqual([
      'Rini, petugas kami, akan membalas Ibu/Bapak di sini, paling lambat hari ini.',
    ]);
    expect(people.told('rini')).toEqual([
      'Menunggu jawaban petugas: Siti Aminah (Songgon), tentang Bantuan.',
    ]);
    expect(await ticket(people)).toMatchObject({ state: 'open', assignee: 'rini', topic: 'Bantuan' });
  });

  it('is known to the coordinators where a flow begins it, and keeps the bot silent', async () => {
    const people = await createNeighbours({ flows });
    expect(await people.write('siti', 'surat')).toEqual(['Tunggu, ya.']);
    expect(people.told('rini')).toEqual([
      'Menunggu jawaban petugas: Siti Aminah (Songgon), tentang Surat pindah.',
    ]);
    expect(await people.write('siti', 'kabar')).toEqual([]);
  });

  it('ends the ticket that another one takes the place of, so that none stays open for good', async () => {
    const people = await open();
    await people.happen('siti', { kind: 'handover', ticket: 't2', topic: 'Surat', assignee: null });
    await people.happen('siti', {
      kind: 'ticket_change',
      ticket: 't2',
      change: { kind: 'state', state: 'solved', reason: 'Beres' },
    });
    const states = (await people.rows('tickets')).map(({ id, data }) => [id, data['state'], data['reason']]);
    expect(states).toEqual([
      ['t', 'closed', 'replaced'],
      ['t2', 'solved', 'Beres'],
    ]);
  });

  it('can be ended after a merge, where both had one', async () => {
    const people = await open();
    await people.happen('ani', { kind: 'handover', ticket: 't2', topic: 'Surat', assignee: null });
    const one = await people.companion.merge('siti', 'ani');
    for (const id of ['t', 't2']) {
      const solved = { kind: 'state', state: 'solved', reason: 'Beres' } as const;
      await people.happen(one, { kind: 'ticket_change', ticket: id, change: solved });
    }
    const states = (await people.rows('tickets')).map(({ data }) => data['state']);
    expect(states).not.toContain('open');
    expect((await people.find(one)).ticket).toBeNull();
  });

  it('says once who writes, and again when it is somebody else', async () => {
    const people = await open();
    await answer(people, 'Selamat siang Bu');
    await answer(people, 'Kami cek dulu');
    await answer(people, 'Saya bantu', 'Wati');
    expect(people.told('siti').slice(1)).toEqual([
      'Rini, petugas kami, menulis: Selamat siang Bu',
      'Kami cek dulu',
      'Wati, petugas kami, menulis: Saya bantu',
    ]);
    expect(await ticket(people)).toMatchObject({ by: 'Wati', answeredAt: people.clock.now() });
  });

  it('waits for the person until they write, and then for the human again', async () => {
    const people = await open();
    await change(people, { kind: 'state', state: 'waiting', reason: 'Minta foto KK' });
    expect(await ticket(people)).toMatchObject({ state: 'waiting', reason: 'Minta foto KK' });
    expect(await people.write('siti', 'Ini fotonya')).toEqual([]);
    expect(await ticket(people)).toMatchObject({ state: 'open', reason: 'answered' });
  });

  it('is given to somebody else, and both are told', async () => {
    const people = await open();
    const to = { contact: 'rini', name: 'Rini' };
    await change(people, { kind: 'assign', to });
    await change(people, { kind: 'assign', to });
    await change(people, { kind: 'topic', topic: 'Surat' });
    expect(people.told('siti').slice(1)).toEqual([
      'Rini, petugas kami, akan membalas Ibu/Bapak di sini, paling lambat hari ini.',
    ]);
    expect(people.told('rini')).toHaveLength(1);
    expect(await ticket(people)).toMatchObject({ assignee: 'rini', topic: 'Surat', state: 'open' });
  });

  it('ends as solved with its reason, and the bot is back', async () => {
    const people = await open();
    await change(people, { kind: 'state', state: 'solved', reason: 'Sudah cair' });
    expect(await ticket(people)).toMatchObject({ state: 'solved', reason: 'Sudah cair' });
    expect(await people.write('siti', 'kabar')).toEqual(['Kabar baik.']);
    await change(people, { kind: 'state', state: 'open', reason: 'lagi' });
    expect(await ticket(people)).toMatchObject({ state: 'solved' });
    expect((await people.find('siti')).followUps.map(({ kind }) => kind)).not.toContain('handback');
  });

  it('comes back to the bot a day after the last words of a human, and not before', async () => {
    const people = await open();
    await people.pass(23 * hour);
    await answer(people, 'Sebentar lagi');
    await people.pass(23 * hour);
    expect(await people.write('siti', 'kabar')).toEqual([]);
    await people.pass(2 * hour);
    expect(await people.write('siti', 'kabar')).toEqual(['Kabar baik.']);
    expect(await ticket(people)).toMatchObject({ state: 'closed', reason: 'time' });
  });

  it('that nobody answers within the time that was promised is told to the coordinators, once', async () => {
    const people = await open();
    await people.pass(23 * hour);
    expect(people.told('rini')).toEqual([
      'Belum dijawab petugas: Siti Aminah (Songgon), tentang Bantuan. Tolong dibalas.',
    ]);
    const answered = await open();
    await answer(answered, 'Ya Bu');
    await answered.pass(23 * hour);
    expect(answered.told('rini')).toEqual([]);
  });

  it('ends with STOP', async () => {
    const people = await open();
    await people.write('siti', 'STOP');
    expect(await ticket(people)).toMatchObject({ state: 'closed', reason: 'stopped' });
  });
});
