import { beforeEach, describe, expect, it } from '@jest/globals';
import { announcementActs, hiddenOf } from '../../../support/announcement-acts.ts';
import {
  type AnnouncementConsole,
  createAnnouncementConsole,
} from '../../../support/announcement-console.ts';

let desk: AnnouncementConsole;

const { draft, press, stateOf } = announcementActs(() => desk);

beforeEach(async () => {
  desk = await createAnnouncementConsole(3);
});

describe('the list of announcements', () => {
  it('is in pages, the newest first, with how each stands and how many have it', async () => {
    for (let place = 1; place <= 25; place++) {
      desk.clock.at += 60_000;
      await draft(`b${place}`, `Kabar ${place}.`);
    }
    await desk.broadcasts.start('b25', { at: null, local: null, confirm: false });
    await desk.deliver('b25', { contact: 'p0', state: 'sent', reason: null });
    const first = await desk.look('/announcements');
    expect(first).toMatch(/Kabar 25\..*announce_running.*announce_reached 1 3.*Kabar 24\..*announce_draft/s);
    expect(first).not.toContain('Kabar 5.');
    expect(first).toContain('href="/announcements?page=2"');
    expect(await desk.look('/announcements?page=2')).toContain('Kabar 1.');
  });

  it('says so where there are none', async () => {
    expect(await desk.look('/announcements')).toContain('announce_none');
  });
});

describe('the page of a draft', () => {
  it('shows who gets it, who later or not and why, and how they will read it', async () => {
    await desk.add('q1', { fields: { usia: 'tak tahu' }, name: 'Bu Tak Tahu' });
    await desk.add('q2', { consent: { status: 'opted_out', at: 0, version: null, language: null } as never });
    await Promise.all(['p3', 'p4'].map((id) => desk.add(id, { fields: { usia: 40 } })));
    const page = await desk.look(await draft('b', 'Usia @(fields.usia + 1)'));
    expect(page).toMatch(/<strong>2<\/strong> announce_go\b/);
    expect(page).toMatch(/<strong>4<\/strong> announce_go_later.*held_expression \(4\)/s);
    expect(page).toMatch(/<strong>1<\/strong> announce_go_never.*held_stopped \(1\)/s);
    expect(page).toContain('announce_broken 4');
    expect(page).toContain('Usia 41');
    expect(page).toMatch(/announce_more_examples 5/);
    expect(page).toMatch(/Bu Tak Tahu.*announce_broken_here/s);
  });

  it('says that nobody is meant, and has no button that sends', async () => {
    const page = await desk.look(await draft('b', 'Rapat', { query: 'village = "Antah"' }));
    expect(page).toContain('announce_wrong_nobody');
    expect(page).not.toContain('/start"');
  });

  it('can still be looked at when the saved list that it is for is gone', async () => {
    const { id } = await desk.segments.save('ibu', 'role = beneficiary');
    const path = await draft('b', 'Rapat', { query: null, segment: id });
    await desk.segments.drop(id);
    expect(await desk.look(path)).toContain('announce_told_whom');
  });

  it('sends one to a coordinator or volunteer to try it, once for each press, and to no family', async () => {
    await desk.add('v1', { role: 'volunteer', name: 'Bu Dewi' });
    const path = await draft('b', 'Rapat');
    const hidden = hiddenOf(await desk.look(path), `${path}/test`);
    expect(await desk.send(`${path}/test`, { ...hidden, contact: 'v1' })).toMatchObject({
      status: 303,
      to: `${path}?told=tested`,
    });
    await desk.send(`${path}/test`, { ...hidden, contact: 'v1' });
    expect([...desk.happened.values()]).toMatchObject([{ contact: 'v1', kind: 'notice', text: 'Rapat' }]);
    for (const contact of ['p0', 'nobody', '']) {
      expect((await desk.send(`${path}/test`, { ...hidden, contact })).to).toBe(`${path}?told=no_person`);
    }
    expect(desk.happened.size).toBe(1);
    expect(await desk.look(`${path}?told=tested`)).toContain('announce_told_tested');
  });

  it('is dropped after a question', async () => {
    const path = await draft('b', 'Rapat');
    expect(await desk.look(`${path}/sure?act=cancel`)).toContain('announce_sure_drop');
    expect(await stateOf('b')).toBe('draft');
    expect((await press(`${path}/sure?act=cancel`, 'cancel')).to).toBe(path);
    expect(await stateOf('b')).toBe('cancelled');
  });
});

describe('the start of an announcement', () => {
  it('happens once, however often the form is sent', async () => {
    const path = await draft('b', 'Rapat');
    const hidden = hiddenOf(await desk.look(path), `${path}/start`);
    const sent = await Promise.all([1, 2, 3].map(() => desk.send(`${path}/start`, hidden)));
    expect(sent.map(({ status, to }) => [status, to])).toEqual([1, 2, 3].map(() => [303, path]));
    await desk.broadcasts.pause('b');
    expect((await desk.send(`${path}/start`, hidden)).to).toBe(path);
    expect(await stateOf('b')).toBe('paused');
  });

  it('of the same text within the hour is asked about', async () => {
    await press(await draft('first', 'Rapat'), 'start');
    const path = await draft('b', 'Rapat');
    const { to } = await press(path, 'start');
    expect(to).toBe(`${path}/sure?act=start`);
    expect(await desk.look(to)).toContain('announce_told_same');
    expect(await stateOf('b')).toBe('draft');
    expect((await press(to, 'start')).to).toBe(path);
    expect(await stateOf('b')).toBe('started');
  });

  it('is of what was read: one that was edited meanwhile is shown again', async () => {
    const path = await draft('b', 'Rapat');
    const hidden = hiddenOf(await desk.look(path), `${path}/start`);
    await desk.broadcasts.edit('b', (before) => ({ ...before, title: 'Lain' }));
    expect((await desk.send(`${path}/start`, hidden)).to).toBe(`${path}?told=edited`);
    expect(await stateOf('b')).toBe('draft');
  });

  it('whose time has passed says so', async () => {
    const path = await draft('b', 'Rapat', { at: desk.clock.at + 60_000 });
    desk.clock.at += 60 * 60_000;
    const { to } = await press(path, 'start');
    expect(await desk.look(to)).toContain('announce_told_past');
  });

  it('to many waits for somebody else to approve what they read', async () => {
    desk = await createAnnouncementConsole(101);
    await desk.add('c1', { role: 'coordinator', name: 'Bu Rini' });
    const path = await draft('b', 'Rapat');
    const before = await desk.look(path);
    expect(before).toContain('announce_eyes 101');
    expect(before).not.toContain(`${path}/start`);
    const hidden = hiddenOf(before, `${path}/approve`);
    expect((await desk.send(`${path}/start`, hidden)).to).toBe(`${path}?told=not_approved`);
    const own = await desk.send(`${path}/approve`, { ...hidden, by: ' rini' });
    expect(own).toMatchObject({ status: 409, body: expect.stringContaining('value="rini"') });
    expect(own.body).toContain('announce_told_own');
    expect((await desk.send(`${path}/approve`, { ...hidden, by: 'Budi' })).to).toBe(path);
    expect(await desk.look(path)).toMatch(/announce_approved_by.*Budi/s);
    expect((await press(path, 'start')).to).toBe(path);
    expect(await stateOf('b')).toBe('started');
  });
});

describe('the page of an announcement under way', () => {
  it('tells how far it has come and why some lack it, and looks again by itself', async () => {
    const path = await draft('b', 'Rapat');
    await press(path, 'start');
    await desk.deliver('b', { contact: 'p0', state: 'sent', reason: null });
    await desk.deliver('b', { contact: 'p1', state: 'failed', reason: 'unreachable' });
    desk.clock.at += 60_000;
    const { body, headers } = await desk.ask(path);
    expect(headers.get('refresh')).toBe(`5; url=${path}`);
    expect(body).toMatch(/announce_arrived 1 3.*announce_rate 1.*announce_minutes 1/s);
    expect(body).toMatch(/<strong>1<\/strong> announce_waiting/);
    expect(body).toMatch(/<strong>1<\/strong> announce_fate_failed.*held_unreachable \(1\)/s);
  });

  it('is paused, goes on, is tried again and is cancelled, each once for each press', async () => {
    const path = await draft('b', 'Rapat');
    await press(path, 'start');
    await press(path, 'pause');
    expect(await stateOf('b')).toBe('paused');
    expect((await desk.ask(path)).headers.get('refresh')).toBeNull();
    await press(path, 'resume');
    expect(await stateOf('b')).toBe('started');
    expect(await desk.look(path)).not.toContain(`${path}/retry`);
    await desk.deliver('b', { contact: 'p1', state: 'failed', reason: 'unreachable' });
    const hidden = hiddenOf(await desk.look(path), `${path}/retry`);
    await desk.send(`${path}/retry`, hidden);
    await desk.send(`${path}/retry`, hidden);
    expect((await desk.broadcasts.get('b')).announcement.attempt).toBe(1);
    expect(await desk.look(`${path}/sure?act=cancel`)).toContain('announce_sure_cancel');
    await press(`${path}/sure?act=cancel`, 'cancel');
    expect(await stateOf('b')).toBe('cancelled');
    expect((await desk.send(`${path}/resume`, { ...hidden, token: 'x' })).to).toBe(
      `${path}?told=wrong_state`,
    );
  });

  it('that waits for its time does not look again, and says when it comes', async () => {
    const path = await draft('b', 'Rapat', { at: Date.parse('2025-05-06T08:00:00+07:00') });
    await press(path, 'start');
    const { body, headers } = await desk.ask(path);
    expect(headers.get('refresh')).toBeNull();
    expect(body).toMatch(/announce_scheduled.*6 Mei 2025, 08\.00/s);
  });
});
