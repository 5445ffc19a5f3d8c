import { describe, expect, it } from '@jest/globals';
import { SendError } from '../../../src/channels/channel.ts';
import { createNeighbours } from '../../support/neighbours.ts';

const hour = 3_600_000;

describe('what goes wrong in a programme', () => {
  it('words with nobody to read them are an incident, and nobody else gets them', async () => {
    const people = await createNeighbours();
    const siti = await people.find('siti');
    await people.companion.change('siti', () => ({ ...siti, companion: 'gone' }));
    await people.write('siti', 'Bu, besok jadi?');
    expect((await people.rows('incidents')).map(({ data }) => data['what'])).toEqual(['no_recipient']);
    for (const who of ['wati', 'budi', 'rini']) {
      expect(people.told(who)).toEqual([]);
    }
  });

  it('a volunteer without a working address is told to the coordinator once', async () => {
    const people = await createNeighbours();
    const reach = { kind: 'reach', address: 'simulator:wati', reachable: false } as const;
    await people.happen('wati', reach);
    await people.happen('wati', reach);
    expect(people.told('rini')).toEqual([expect.stringContaining('tidak sampai ke Wati')]);
  });

  it('what coordinators are told does not go to the one that the simulator made up', async () => {
    const people = await createNeighbours();
    const rini = await people.find('rini');
    const made = { ...rini, id: 'rahmat', name: 'Rahmat', addresses: ['simulator:rahmat'] as const };
    const consent = { ...rini.consent, status: 'opted_in', method: 'simulator' } as const;
    await people.companion.change('rahmat', () => ({ ...made, consent }));
    await people.happen('wati', { kind: 'reach', address: 'simulator:wati', reachable: false });
    expect(people.told('rini')).toHaveLength(1);
    expect(people.told('rahmat')).toEqual([]);
  });

  it('a task for an erased family is nobody’s, and gives no error', async () => {
    const people = await createNeighbours();
    await people.task('siti', 'Kunjungan');
    await people.companion.erase('siti');
    await people.happen('wati', {
      kind: 'task_change',
      task: 'Kunjungan',
      change: { kind: 'end', state: 'done', reason: '' },
    });
    expect((await people.find('wati')).tasks).toEqual([]);
    expect(await people.rows('incidents')).toEqual([]);
    expect(await people.rows('tasks')).toEqual([]);
  });

  it('two reports for one task: the second changes nothing', async () => {
    const people = await createNeighbours();
    await people.task('siti', 'Kunjungan');
    const done = { kind: 'end', state: 'done', reason: 'sudah' } as const;
    await people.happen('wati', { kind: 'task_change', task: 'Kunjungan', change: done });
    await people.happen('wati', {
      kind: 'task_change',
      task: 'Kunjungan',
      change: { ...done, state: 'cannot', reason: 'lupa' },
    });
    expect(await people.rows('tasks')).toMatchObject([{ data: { state: 'done', reason: 'sudah' } }]);
  });

  it('a photo that never arrives lets its words through', async () => {
    const people = await createNeighbours();
    const address = 'simulator:siti';
    const media = [{ kind: 'image', ref: 'lost', mime: 'image/jpeg', name: null, bytes: 10 }] as const;
    people.channel.fetch = () => Promise.reject(new Error('gone'));
    const message = { from: address, text: 'Ini rumah kami', tap: null, startCode: null } as const;
    await people.companion.hear({
      key: 'photo',
      name: null,
      message: { ...message, media, edited: false, sentAt: null },
    });
    await people.pass(hour);
    expect(people.told('wati')).toEqual([
      'Siti Aminah (Songgon) menulis: Ini rumah kami\n(Ada foto, suara, atau berkas yang tidak bisa kami teruskan.)',
    ]);
  });

  it('a family that blocked us in the middle: nothing is tried again, its companion goes there, and it may come back', async () => {
    const kabar = `
triggers: [{ keyword: kabar }]
steps:
  - { ask: Apa kabar?, id: kabar, answer: text, remind: [{ after: 24h }, { after: 72h }] }
  - say: Terima kasih.
`;
    const people = await createNeighbours({ flows: { kabar } });
    await people.write('siti', 'kabar');
    people.channel.faults.push(new SendError('unreachable', 'Forbidden: bot was blocked by the user'));
    await people.pass(25 * hour);
    const tried = people.told('siti').length;
    expect((await people.find('siti')).unreachable).toEqual(['simulator:siti']);
    expect((await people.find('wati')).tasks).toMatchObject([
      { about: { contact: 'siti' }, title: 'Temui Siti Aminah: pesan kami tidak sampai' },
    ]);
    await people.pass(4 * 24 * hour);
    expect(people.told('siti')).toHaveLength(tried);
    expect((await people.find('wati')).tasks).toHaveLength(1);
    const lost = (await people.rows('messages')).filter(({ data }) => data['state'] === 'failed');
    expect(new Set(lost.map(({ data }) => data['reason']))).toEqual(new Set(['unreachable']));
    expect(await people.write('siti', 'baik')).toEqual(['Terima kasih.']);
    expect((await people.find('siti')).unreachable).toEqual([]);
  });

  it('two bots in a loop: one of them stops, and somebody is to look at it', async () => {
    const people = await createNeighbours();
    await people.add('bot', { name: 'Bot' });
    let turns = 0;
    while (turns < 50 && (await people.write('bot', 'Maaf, saya tidak mengerti.')).length > 0) {
      turns++;
    }
    expect(turns).toBeLessThan(10);
    expect((await people.rows('incidents')).map(({ data }) => data['what'])).toEqual(['loop']);
  });

  it('a companion who leaves: what families wrote and nobody answered is for a coordinator', async () => {
    const people = await createNeighbours();
    await people.write('siti', 'Bu, anak saya demam');
    await people.write('ani', 'Bu, besok jadi?');
    await people.happen('wati', { kind: 'forget', contact: 'ani' });
    await people.companion.erase('wati');
    await people.companion.settled();
    expect(people.told('rini')).toEqual(['Siti Aminah (Songgon) menulis: Bu, anak saya demam']);
    await people.write('rini', 'Sudah ke puskesmas?');
    expect(people.told('siti').at(-1)).toContain('Sudah ke puskesmas?');
  });

  it('a companion who leaves: her families are nobody’s, their words get no substitute, and their tasks are not lost', async () => {
    const people = await createNeighbours();
    await people.task('siti', 'Kunjungan');
    await people.companion.erase('wati');
    await people.companion.settled();
    expect((await people.find('siti')).companion).toBeNull();
    expect(await people.rows('tasks')).toMatchObject([
      { id: 'Kunjungan', contact: 'siti', data: { state: 'open', assignee: 'rini' } },
    ]);
    expect(await people.write('rini', 'tugas')).toEqual([expect.stringContaining('Siti Aminah: Kunjungan')]);
    expect(await people.write('siti', 'Bu, besok jadi?')).toEqual([expect.stringContaining('BANTUAN')]);
    for (const who of ['budi', 'rini']) {
      expect(people.told(who).join(' ')).not.toContain('besok jadi');
    }
  });
});
