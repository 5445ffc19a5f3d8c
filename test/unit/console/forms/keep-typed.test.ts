import { describe, expect, it } from '@jest/globals';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { StoreError } from '../../../../src/store/store.ts';
import { createFakeCompanion } from '../../../support/fake-companion.ts';
import { createFakeConsole, token } from '../../../support/fake-console.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const unseen = { act: 'say', token: 'x1', edition: 'x2', state: 'x3' };
const fields = { ...unseen, text: 'Jawaban <b>panjang</b>', by: 'Rahmat' };
const body = new URLSearchParams(fields).toString();

const withFault = (fault: Error) =>
  createFakeConsole({
    records: { ...createRecords(createFakeCompanion()), findRow: () => Promise.reject(fault) },
  });

describe('a form of a page that was not done', () => {
  it.each([
    [new StoreError('unavailable', 'away'), 503, 'error_unavailable'],
    [new Error('a fault of the program'), 500, 'error_internal'],
  ])('shows what was typed, so that nothing of it is lost, and why: %s', async (fault, expected, words) => {
    const away = withFault(fault);
    const { status, body: page } = await away.send('/tickets/t1', fields);
    expect(status).toBe(expected);
    expect(page).toMatch(new RegExp(`form_not_done.*${words}.*Jawaban &lt;b&gt;panjang.*Rahmat`, 's'));
    expect(page).not.toMatch(/x[123]/);
    expect(away.logged).toHaveLength(1);
  });

  it('is told of on a page too where it had a file, or came broken off', async () => {
    const { app, logged } = createFakeConsole();
    const sent = new FormData();
    sent.set('table', new File(['name'], 'people.csv'));
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    for (const sending of [{ body: sent }, { body: 'abc', headers: broken }]) {
      const answer = await app.request('/people-table', { method: 'POST', ...sending });
      expect([answer.status, (await answer.text()).includes('form_not_done')]).toEqual([401, true]);
    }
    const headers = { ...broken, authorization: `Bearer ${token}` };
    expect((await app.request('/people-table', { method: 'POST', body: 'abc', headers })).status).toBe(400);
    expect(logged).toEqual([]);
  });

  it('shows it too to whom nobody has signed in any more, or whose browser says that it is of another site', async () => {
    const { app } = createFakeConsole();
    const signedIn = await app.request(`/sign-in?token=${token}`);
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    for (const [headers, status, words] of [
      [form, 401, 'error_unauthorized'],
      [{ ...form, cookie, origin: 'http://10.0.0.1:3000' }, 403, 'form_foreign'],
    ] as const) {
      const answer = await app.request('/tickets/t1', { method: 'POST', body, headers });
      expect(answer.status).toBe(status);
      expect(await answer.text()).toMatch(new RegExp(`${words}.*Jawaban &lt;b&gt;panjang`, 's'));
    }
  });

  it('shows nothing of what another site sent', async () => {
    const { app } = createFakeConsole();
    const headers = { ...form, 'sec-fetch-site': 'cross-site' };
    const answer = await app.request('/tickets/t1', { method: 'POST', body, headers });
    expect(answer.status).toBe(401);
    const page = await answer.text();
    expect(page).toContain('form_not_done');
    expect(page).not.toContain('panjang');
  });

  it('says in a page that it is too long', async () => {
    const {
      status,
      body: page,
      headers,
    } = await createFakeConsole().send('/tickets/t1', {
      text: 'a'.repeat(300_000),
    });
    expect([status, headers.get('connection')]).toEqual([413, 'close']);
    expect(page).toContain('form_long');
  });

  it('is no page where the API was asked, whatever it was sent as', async () => {
    const away = withFault(new StoreError('unavailable', 'away'));
    const asForm = await away.ask('/api/tickets/t1/notes', {
      body: '{"text":"x","by":"y"}',
      headers: form,
    });
    expect(asForm).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
  });
});
