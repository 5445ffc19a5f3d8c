import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AnnouncementConsole,
  createAnnouncementConsole,
} from '../../../support/announcement-console.ts';

let desk: AnnouncementConsole;
const path = '/announcements/new';
const right = { by: 'Rini', text: 'Besok rapat.', role: 'beneficiary', token: 't1' };

const made = () => desk.broadcasts.list();
/** What a field of a form holds. */
const typed = (page: string, field: string): string =>
  new RegExp(`name="${field}"[^>]*?(?: value="([^"]*)"|>\\n?([^<]*)</textarea>)`)
    .exec(page)
    ?.slice(1)
    .find(Boolean) ?? '';
const tokenIn = (page: string): string => typed(page, 'token');

beforeEach(async () => {
  desk = await createAnnouncementConsole(3);
  await desk.add('v1', { role: 'volunteer', name: 'Bu Dewi', village: 'Songgon', groups: ['tani'] });
});

describe('the form of an announcement', () => {
  it('makes a draft and leads to its page; nothing is sent', async () => {
    const token = tokenIn(await desk.look(path));
    expect(token).toMatch(/^[\da-f-]{36}$/);
    const more = { title: 'Rapat', receipt: 'yes', interrupt: 'yes', at: '2025-05-06T08:00', token };
    const { status, to } = await desk.send(path, { ...right, ...more });
    const [draft] = await made();
    expect([status, to]).toEqual([303, `/announcements/${draft?.id ?? ''}`]);
    expect(draft).toMatchObject({
      ...{ title: 'Rapat', by: 'Rini', state: 'draft', at: Date.parse('2025-05-06T08:00:00+07:00') },
      announcement: { text: { id: 'Besok rapat.' }, receipt: { remind: null }, talking: 'interrupt' },
      audience: { query: 'role = beneficiary', segment: null },
    });
    expect(desk.happened.size).toBe(0);
  });

  it('sent twice makes one; sent again in other words, after going back, it is changed', async () => {
    const [one, other] = await Promise.all([desk.send(path, right), desk.send(path, right)]);
    expect(other.to).toBe(one.to);
    expect((await made()).map(({ announcement }) => announcement.edition)).toEqual([1]);
    await desk.send(path, { ...right, text: 'Lusa rapat.' });
    expect(await made()).toMatchObject([{ announcement: { text: { id: 'Lusa rapat.' } } }]);
    await desk.broadcasts.start((await made())[0]?.id ?? '', { at: null, local: null, confirm: false });
    const late = await desk.send(path, { ...right, text: 'Tidak jadi.' });
    expect(late).toMatchObject({ status: 400, body: expect.stringContaining('announce_wrong_state') });
    expect(await made()).toMatchObject([{ announcement: { text: { id: 'Lusa rapat.' } } }]);
  });

  it.each([
    ['everybody of a role', { role: 'volunteer' }, 'role = volunteer'],
    ['everybody', { role: 'all' }, 'role = beneficiary OR role = volunteer OR role = coordinator'],
    ['a village', { role: '', village: 'Songgon' }, 'village = "Songgon"'],
    [
      'a group of a village',
      { role: 'volunteer', village: 'Songgon', group: 'tani' },
      'role = volunteer AND village = "Songgon" AND group = "tani"',
    ],
    [
      'a query of their own',
      { role: '', query: 'name has dewi OR name has ibu' },
      'name has dewi OR name has ibu',
    ],
    ['both', { role: 'volunteer', query: 'name has dewi' }, 'role = volunteer AND (name has dewi)'],
  ])('is for %s, and shows the same choice when it is changed', async (_, whom, query) => {
    const { to } = await desk.send(path, { ...right, ...whom });
    expect(await made()).toMatchObject([{ audience: { query } }]);
    const page = await desk.look(`${to}/edit`);
    for (const [field, value] of Object.entries(whom).filter(([, value]) => value !== '')) {
      expect(field === 'query' ? typed(page, 'query') : page).toContain(
        field === 'query' ? value : `value="${value}" selected=""`,
      );
    }
  });

  it('is for a saved list', async () => {
    const { id } = await desk.segments.save('Tani', 'group = tani');
    expect(await desk.look(path)).toContain(`<option value="${id}">Tani</option>`);
    const { to } = await desk.send(path, { ...right, role: '', segment: id });
    expect(await made()).toMatchObject([{ audience: { query: null, segment: id } }]);
    expect(await desk.look(to)).toContain('announce_in_segment Tani');
  });

  it('takes a village with a quote in its name', async () => {
    await desk.add('v2', { role: 'volunteer', village: 'Su"ko\\' });
    const { to } = await desk.send(path, { ...right, role: 'volunteer', village: 'Su"ko\\' });
    expect(await desk.look(to)).toMatch(/<strong>1<\/strong> announce_go\b/);
    expect(await desk.look(`${to}/edit`)).toContain('value="Su&quot;ko\\" selected=""');
  });

  it.each([
    ['no name', { by: ' ' }, 'by', 'announce_wrong_name'],
    ['no words', { text: ' \r\n ' }, 'text', 'announce_wrong_text'],
    ['too many words', { text: 'a'.repeat(4097) }, 'text', 'announce_wrong_long 4097 4096'],
    ['a title that is too long', { title: 'a'.repeat(201) }, 'title', 'announce_wrong_long 201 200'],
    ['a broken expression', { text: 'Halo @(1 +' }, 'text', 'announce_wrong_expression'],
    ['nobody chosen', { role: '' }, 'role', 'announce_wrong_whom'],
    ['nobody there', { village: 'Antah' }, 'role', 'announce_wrong_nobody'],
    ['a typo in its query', { query: 'name has ibu AND rol = x' }, 'query', 'announce_wrong_query 18 '],
    [
      'a query that closes what it did not open',
      { query: 'name = a) OR (name = b' },
      'query',
      'announce_wrong_query 9 ',
    ],
    ['a list in its query that is not there', { query: 'segment = "hilang"' }, 'query', 'announce_told_whom'],
    ['a list that is gone', { segment: 'hilang' }, 'segment', 'announce_told_whom'],
    ['a time that has passed', { at: '2025-05-05T09:00' }, 'at', 'announce_told_past'],
    ['a day that there is not', { at: '2026-02-31T08:00' }, 'at', 'announce_wrong_moment'],
    ['a time that is none', { at: 'besok' }, 'at', 'announce_wrong_moment'],
  ])('with %s says so beside what was typed, which stays', async (_, more, field, words) => {
    const fields = { ...right, title: 'Kabar', at: '2025-05-06T08:00', receipt: 'yes', ...more };
    const { status, body } = await desk.send(path, fields);
    expect(status).toBe(400);
    expect(body).toMatch(new RegExp(`id="announce-${field}-wrong">${words}`));
    expect(body).toMatch(new RegExp(`name="${field}"[^>]*aria-describedby="announce-${field}-wrong[" ]`));
    for (const each of ['title', 'text', 'at', 'by'] as const) {
      expect(typed(body, each)).toBe(fields[each].trim());
    }
    expect(body).toContain('name="receipt" value="yes" checked=""');
    expect(tokenIn(body)).toBe('t1');
    expect(await desk.send(path, { ...right, text: 'Lain' })).toMatchObject({ status: 303 });
    expect(await made()).toHaveLength(1);
  });

  it('takes lines as they were typed, and the first as its title where there is none', async () => {
    await desk.send(path, { ...right, text: 'Rapat\r\n\r\nBesok.' });
    expect(await made()).toMatchObject([
      { title: 'Rapat', announcement: { text: { id: 'Rapat\n\nBesok.' } } },
    ]);
  });

  it('shows what was typed as it is, never as a part of the page', async () => {
    const text = '</textarea><script>alert(1)</script>';
    const { body } = await desk.send(path, { ...right, text, title: '"><img src=x>', role: '' });
    expect(body).toContain('&lt;/textarea&gt;&lt;script&gt;alert(1)');
    expect(body).toContain('&gt;&lt;img src=x&gt;');
    expect(body).not.toMatch(/<script>alert|<img src=x/);
  });
});

describe('changing an announcement', () => {
  const sent = async (more: object = {}): Promise<string> =>
    (await desk.send(path, { ...right, ...more })).to;
  const edition = async (to: string): Promise<string> => typed(await desk.look(`${to}/edit`), 'edition');

  it('changes all of a draft, its time too', async () => {
    const to = await sent({ at: '2025-05-06T08:00' });
    const fields = {
      ...right,
      text: 'Lusa.',
      title: 'Lusa',
      role: 'volunteer',
      at: '',
      edition: await edition(to),
    };
    expect(typed(await desk.look(`${to}/edit`), 'at')).toBe('2025-05-06T08:00');
    expect(await desk.send(`${to}/edit`, fields)).toMatchObject({ status: 303, to });
    expect(await desk.send(`${to}/edit`, fields)).toMatchObject({ status: 303, to });
    expect(await made()).toMatchObject([
      {
        title: 'Lusa',
        at: null,
        by: 'Rini',
        audience: { query: 'role = volunteer' },
        announcement: { edition: 2 },
      },
    ]);
  });

  it('does not undo what somebody else has changed meanwhile', async () => {
    const to = await sent();
    const fields = { ...right, text: 'Lusa.', edition: await edition(to) };
    await desk.send(`${to}/edit`, { ...fields, text: 'Rabu.' });
    const { status, body } = await desk.send(`${to}/edit`, fields);
    expect([status, typed(body, 'text'), typed(body, 'edition')]).toEqual([400, 'Lusa.', '2']);
    expect(body).toContain('announce_told_edited');
    expect(await made()).toMatchObject([{ announcement: { text: { id: 'Rabu.' } } }]);
  });

  it('of what the form does not ask for leaves it as it is', async () => {
    const about = {
      language: 'jv',
      media: 'foto.jpg',
      flow: null,
      receipt: { remind: 5 },
      talking: 'interrupt',
    } as const;
    const content = { text: { id: 'Rapat', jv: 'Kumpul' }, ...about };
    const audience = { query: null, segment: null, contacts: ['p0', 'p1'], exclude: 'name = x' };
    await desk.broadcasts.create('b', { title: 'Rapat', content, audience }, 'Rini');
    const page = await desk.look('/announcements/b/edit');
    expect(page).toContain('announce_in_list 2');
    expect(typed(page, 'text')).toBe('Kumpul');
    const fields = { title: 'Rapat', text: 'Kumpul sesuk', receipt: 'yes', interrupt: 'yes', edition: '1' };
    expect((await desk.send('/announcements/b/edit', fields)).status).toBe(303);
    expect(await made()).toMatchObject([
      { announcement: { ...content, text: { id: 'Rapat', jv: 'Kumpul sesuk' } }, audience },
    ]);
  });

  it('once it is under way changes its words alone', async () => {
    const to = await sent();
    await desk.broadcasts.start(to.split('/')[2] ?? '', { at: null, local: null, confirm: false });
    const page = await desk.look(`${to}/edit`);
    expect(page).not.toContain('name="role"');
    await desk.send(`${to}/edit`, { title: 'Baru', text: 'Lusa.', edition: '1' });
    expect(await made()).toMatchObject([
      {
        title: 'Baru',
        state: 'started',
        audience: { query: 'role = beneficiary' },
        announcement: { text: { id: 'Lusa.' } },
      },
    ]);
  });

  it('is for whoever signed in, from our own pages', async () => {
    const to = await sent();
    for (const each of [path, `${to}/edit`]) {
      expect((await desk.app.request(each)).status).toBe(401);
      expect((await desk.app.request(each, { method: 'POST' })).status).toBe(401);
    }
    const signedIn = await desk.app.request('/sign-in?token=a-token-of-the-tests');
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const headers = {
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://evil.example',
    };
    const body = new URLSearchParams({ ...right, token: 'other' }).toString();
    expect((await desk.app.request(path, { method: 'POST', body, headers })).status).toBe(403);
    expect(await made()).toHaveLength(1);
  });
});
