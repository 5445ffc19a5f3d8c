import { describe, expect, it } from '@jest/globals';
import { createFakeConsole, token } from '../../../support/fake-console.ts';

async function signIn(app: ReturnType<typeof createFakeConsole>['app']): Promise<string> {
  const answer = await app.request(`/sign-in?token=${token}`);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('the token', () => {
  it.each([
    [{}],
    [{ authorization: 'Bearer wrong' }],
    [{ authorization: `Basic ${token}` }],
    [{ authorization: 'Bearer ' }],
    [{ cookie: 'semangat=wrong' }],
    [{ cookie: `semangat=${token}` }],
  ])('is needed: %j is not enough', async (headers: { [name: string]: string }) => {
    const { app } = createFakeConsole();
    for (const path of [
      '/api/contacts',
      '/api/openapi.json',
      '/api/nowhere',
      '/api/simulator/ani/messages',
    ]) {
      const answer = await app.request(path, { headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(await answer.json()).toEqual({
        error: {
          code: 'unauthorized',
          message: expect.stringContaining('ADMIN_TOKEN'),
          where: 'header.Authorization',
        },
      });
    }
  });

  it('lets in, however the word Bearer is written', async () => {
    const { app } = createFakeConsole();
    const answer = await app.request('/api/contacts', { headers: { authorization: `bearer ${token}` } });
    expect(answer.status).toBe(200);
  });

  it('is not tried on and on: ten wrong ones let their address wait, and nobody else', async () => {
    const { app } = createFakeConsole();
    const ask = (given: string, remoteAddress: string, path = '/api/contacts') =>
      app.request(
        path,
        { headers: { authorization: `Bearer ${given}` } },
        { incoming: { socket: { remoteAddress } } },
      );
    for (let each = 0; each < 10; each += 1) {
      expect((await ask(`wrong-${each}`, '1.2.3.1', each % 2 ? '/' : '/api/contacts')).status).toBe(401);
    }
    const refused = await ask(token, '1.2.3.1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '900']);
    expect(await refused.json()).toMatchObject({
      error: { code: 'too_many', where: 'header.Authorization' },
    });
    expect((await ask(token, '1.2.3.1', '/')).status).toBe(429);
    expect((await ask(token, '1.2.3.2')).status).toBe(200);
  });

  it.each(['127.0.0.1', '::ffff:127.0.0.1', '::1'])(
    'works for the commands of this machine, %s, whatever else tries there',
    async (remoteAddress) => {
      const { app } = createFakeConsole();
      const ask = (given: string) =>
        app.request(
          '/api/contacts',
          { headers: { authorization: `Bearer ${given}` } },
          { incoming: { socket: { remoteAddress } } },
        );
      for (let each = 0; each < 12; each += 1) {
        expect((await ask('wrong')).status).toBe(401);
      }
      expect((await ask(token)).status).toBe(200);
    },
  );

  it('is not needed by those who watch', async () => {
    const { app } = createFakeConsole();
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect((await app.request(path)).status).toBe(200);
    }
  });
});

describe('the sign-in link', () => {
  it('sets a cookie that is not the token and leads to the first page', async () => {
    const { app } = createFakeConsole();
    const answer = await app.request(`/sign-in?token=${token}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(token);
    expect(cookie).not.toMatch(/Secure/);
  });

  it('sets a cookie for https only where it was opened by https', async () => {
    const { app } = createFakeConsole();
    const answer = await app.request(`https://semangat.example/sign-in?token=${token}`);
    expect(answer.headers.get('set-cookie')).toMatch(/Secure/);
  });

  it.each(['a+b/c==&d?token=e%20', 'plain-and-long-enough'])(
    'opens with the token %s as it is written, and as a browser writes it',
    async (given) => {
      const { app } = createFakeConsole({ token: given });
      for (const written of [given, encodeURIComponent(given)]) {
        expect((await app.request(`/sign-in?token=${written}`)).status).toBe(302);
      }
    },
  );

  it('leads by a page of our own whoever comes from another site', async () => {
    const { app } = createFakeConsole();
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await app.request(`/sign-in?token=${token}`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('refresh')).toBe('0; url=/');
    expect(answer.headers.get('set-cookie')).toMatch(/SameSite=Strict/);
    expect((await app.request('/sign-in?token=wrong', { headers })).status).toBe(401);
  });

  it('is noted where its token is wrong, without what was tried', async () => {
    const { app, logged } = createFakeConsole();
    await app.request(`/sign-in?token=${token}`);
    expect(logged).toEqual([]);
    await app.request('/sign-in?token=guessed-in-vain');
    expect(logged).toEqual([['warn', 'a sign-in link with a wrong token was opened']]);
  });

  it('does nothing with a wrong token', async () => {
    const { app } = createFakeConsole();
    const answer = await app.request('/sign-in?token=wrong');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain('how_to_sign_in');
  });

  it('waits a quarter of an hour after ten wrong ones from an address, for whoever did not sign in', async () => {
    const fake = createFakeConsole();
    let passed = 0;
    const { companion } = fake;
    const { app } = createFakeConsole({ companion: { ...companion, now: () => companion.now() + passed } });
    const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
    const open = (given: string, address: string, headers = {}) =>
      app.request(`/sign-in?token=${given}`, { headers }, from(address));
    const cookie = await signIn(app);
    for (let each = 0; each < 10; each += 1) {
      expect((await open('wrong', '1.2.3.1')).status).toBe(401);
    }
    const refused = await open(token, '1.2.3.1');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '900']);
    expect(refused.headers.get('set-cookie')).toBeNull();
    expect(await refused.text()).toContain('sign_in_waits 15');
    expect((await open(token, '1.2.3.1', { 'x-forwarded-for': '1.2.3.9' })).status).toBe(429);
    expect((await open(token, '1.2.3.1', { cookie })).status).toBe(302);
    expect((await app.request('/', { headers: { cookie } }, from('1.2.3.1'))).status).toBe(200);
    expect((await open(token, '1.2.3.2')).status).toBe(302);
    passed = 15 * 60 * 1000;
    expect((await open(token, '1.2.3.1')).status).toBe(302);
  });

  it('counts apart whoever comes through a proxy of our own network, by what the proxy saw', async () => {
    const { app } = createFakeConsole();
    const open = (given: string, forwarded: string, peer: string) =>
      app.request(
        `/sign-in?token=${given}`,
        { headers: { 'x-forwarded-for': forwarded } },
        { incoming: { socket: { remoteAddress: peer } } },
      );
    for (let each = 0; each < 10; each += 1) {
      // What stands before the last one was said by whoever came.
      expect((await open('wrong', `5.6.7.${each}, 1.2.3.4`, '::ffff:127.0.0.1')).status).toBe(401);
    }
    expect((await open(token, '5.6.7.10, 1.2.3.4', '172.18.0.1')).status).toBe(429);
    expect((await open(token, '1.2.3.5', '172.18.0.1')).status).toBe(302);
  });

  it('goes by no address that somebody from outside names', async () => {
    const { app } = createFakeConsole();
    const open = (given: string, forwarded: string) =>
      app.request(
        `/sign-in?token=${given}`,
        { headers: { 'x-forwarded-for': forwarded } },
        { incoming: { socket: { remoteAddress: '::ffff:1.2.3.4' } } },
      );
    for (let each = 0; each < 10; each += 1) {
      expect((await open('wrong', `5.6.7.${each}`)).status).toBe(401);
    }
    expect((await open(token, '5.6.7.10')).status).toBe(429);
  });

  it('opens the API', async () => {
    const { app } = createFakeConsole();
    const headers = { cookie: await signIn(app) };
    expect((await app.request('/api/contacts', { headers })).status).toBe(200);
  });
});

describe('a write by cookie', () => {
  const path = '/api/simulator/ani/messages';
  const body = '{"text":"halo"}';

  it('is done for our own pages', async () => {
    const { app } = createFakeConsole();
    const headers = { cookie: await signIn(app), 'content-type': 'application/json' };
    expect((await app.request(path, { method: 'POST', body, headers })).status).toBe(202);
  });

  it('is refused when another site sent it as a form', async () => {
    const { app, heard } = createFakeConsole();
    const headers = {
      cookie: await signIn(app),
      'content-type': 'text/plain',
      origin: 'https://elsewhere.example',
    };
    const answer = await app.request(path, { method: 'POST', body, headers });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: 'forbidden' } });
    expect(heard).toEqual([]);
  });

  it('is refused when another site sent it as JSON, and done when our own did', async () => {
    const { app, heard } = createFakeConsole();
    const own = { cookie: await signIn(app), 'content-type': 'application/json', host: 'desa.example' };
    const write = (origin: string) =>
      app.request(path, { method: 'POST', body, headers: { ...own, origin } });
    expect((await write('https://elsewhere.example')).status).toBe(403);
    expect(heard).toEqual([]);
    expect((await write('https://desa.example')).status).toBe(202);
  });
});
