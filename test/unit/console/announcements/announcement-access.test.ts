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

describe('the recipients of an announcement', () => {
  it('are listed by what became of it for them, with the reason, and lead to each person', async () => {
    const path = await draft('b', 'Rapat');
    await press(path, 'start');
    await desk.deliver('b', { contact: 'p0', state: 'sent', reason: null });
    await desk.deliver('b', { contact: 'p1', state: 'failed', reason: 'unreachable' });
    await desk.deliver('b', { contact: 'gone', state: 'failed', reason: 'network' });
    const failed = await desk.look(`${path}/recipients?state=failed`);
    expect(failed).toMatch(/href="\/people\/p1">Ibu p1<\/a>.*announce_fate_failed: held_unreachable/s);
    expect(failed).toContain('announce_gone');
    expect(failed).not.toContain('Ibu p0');
    expect(await desk.look(`${path}/recipients?state=cheerful`)).toContain('Ibu p0');
  });

  it('come in pages that keep what was chosen', async () => {
    const path = await draft('b', 'Rapat');
    for (let place = 100; place < 160; place++) {
      await desk.deliver('b', { contact: `r${place}`, state: 'failed', reason: 'network' });
    }
    const first = await desk.look(`${path}/recipients?state=failed`);
    expect(first.match(/<tr>/g)).toHaveLength(51);
    const [, next = ''] = /rel="next" href="([^"]*)"/.exec(first) ?? [];
    const second = await desk.look(next.replaceAll('&amp;', '&'));
    expect(second.match(/<tr>/g)).toHaveLength(11);
    expect(second).toContain(`href="${path}/recipients?state=failed"`);
  });
});

describe('pages about announcements', () => {
  it('show what people wrote as it is, never as a part of the page', async () => {
    await desk.add('p0', { name: '<img src=x>' });
    const path = await draft('b', '<script>alert(1)</script> @contact.name');
    await desk.deliver('b', { contact: 'p0', state: 'failed', reason: '<b>' });
    for (const each of ['/announcements', path, `${path}/recipients`, `${path}/sure?act=start`]) {
      const page = await desk.look(each);
      expect(page).toMatch(/&lt;(?:script&gt;alert|img src=x|b&gt;)/);
      expect(page).not.toMatch(/<script>alert|<img src=x|<b>/);
    }
  });

  it('are shown to nobody who did not sign in, and let nobody else act', async () => {
    const path = await draft('b', 'Rapat');
    for (const each of ['/announcements', path, `${path}/recipients`, `${path}/sure?act=cancel`]) {
      const answer = await desk.app.request(each);
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain('Rapat');
    }
    for (const act of ['start', 'pause', 'resume', 'cancel', 'retry', 'approve', 'test']) {
      expect((await desk.app.request(`${path}/${act}`, { method: 'POST' })).status).toBe(401);
    }
    expect(await stateOf('b')).toBe('draft');
  });

  it('do nothing that a page of another site asks for', async () => {
    const path = await draft('b', 'Rapat');
    const signedIn = await desk.app.request('/sign-in?token=a-token-of-the-tests');
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const headers = { cookie, host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(hiddenOf(await desk.look(path), `${path}/start`)).toString();
    const post = (origin: string) =>
      desk.app.request(`${path}/start`, { method: 'POST', body, headers: { ...headers, origin } });
    expect((await post('http://evil.example')).status).toBe(403);
    expect(await stateOf('b')).toBe('draft');
    expect((await post('http://localhost')).status).toBe(303);
    expect(await stateOf('b')).toBe('started');
  });

  it('are none for an announcement that there is not', async () => {
    for (const path of ['/announcements/nothing', '/announcements/nothing/recipients']) {
      expect(await desk.ask(path)).toMatchObject({
        status: 404,
        body: expect.stringContaining('no_such_page'),
      });
    }
    expect((await desk.send('/announcements/nothing/start', {})).status).toBe(404);
  });
});
