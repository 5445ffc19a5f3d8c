import { describe, expect, it } from '@jest/globals';
import { type Records } from '../../../../src/programme/records/records.ts';
import { StoreError, type StoreFailure } from '../../../../src/store/store.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

const ani = '/api/simulator/ani/messages';

function failing(fault: Error): Records {
  const fail = () => Promise.reject(fault);
  const none = {
    contacts: fail,
    findContact: fail,
    contactsAt: fail,
    wasErased: fail,
    lastChoices: fail,
    idFor: (cause: string) => cause,
    claim: fail,
    conclude: fail,
    cards: fail,
  };
  return { rows: fail, findRow: fail, conversation: fail, ...none };
}

describe('errors', () => {
  it.each(['/nowhere', '/api/nowhere', '/api/exports/nothing', '/telegram/webhook'])(
    'say that %s is absent',
    async (path) => {
      const answer = await createFakeConsole().ask(path);
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({
        error: { code: 'not_found', message: expect.any(String), where: 'path' },
      });
    },
  );

  it('say which method would do', async () => {
    const answer = await createFakeConsole().ask('/api/contacts/a', { method: 'PUT', body: {} });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, PATCH, DELETE');
    expect(answer.body).toMatchObject({ error: { code: 'method_not_allowed' } });
  });

  it.each(['', '{', 'text=halo'])('say that %j is not what is wanted', async (body) => {
    const answer = await createFakeConsole().ask(ani, { method: 'POST', body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad_request', where: 'body' } } });
  });

  it('say that a list is no object', async () => {
    expect(await createFakeConsole().ask(ani, { body: [] })).toMatchObject({ status: 400 });
  });

  it('say that a body is too large', async () => {
    const { ask, heard } = createFakeConsole();
    const answer = await ask(ani, { body: { text: 'a'.repeat(257 * 1024) } });
    expect(answer).toMatchObject({ status: 413, body: { error: { code: 'too_large', where: 'body' } } });
    expect(heard).toEqual([]);
  });

  it.each([
    [20, 202],
    [21, 413],
  ])('take a file of a simulated person by its own size: %i MB is answered %i', async (size, status) => {
    const base64 = Buffer.alloc(size * 1024 * 1024).toString('base64');
    const body = { kind: 'document', base64 };
    expect(await createFakeConsole().ask('/api/simulator/ani/files', { body })).toMatchObject({ status });
  });

  it('promise no further request on the connection of a body that is too large', async () => {
    const answer = await createFakeConsole().ask(ani, { body: { text: 'a'.repeat(257 * 1024) } });
    expect(answer.headers.get('connection')).toBe('close');
  });

  it.each([
    ['/api/tickets/t1/messages', { text: 'a', answer: 'b' }, 'body', '`reaction`'],
    ['/api/tasks', { contact: 'a', title: 'b', due: 'besok' }, 'body.due', 'A day such as'],
    ['/api/contacts/a/away', { until: '5 Mei' }, 'body.until', 'A day such as'],
    ['/api/contacts', { name: 'a', fields: { children: [1] } }, 'body.fields.children', 'One value'],
    ['/api/broadcasts', { text: 5, audience: 'role = volunteer' }, 'body.text', 'one for each language'],
    ['/api/tasks?from=kemarin', undefined, 'query.from', 'A day such as'],
  ])('say what would do at %s', async (path, body, where, words) => {
    const answer = await createFakeConsole().ask(path, { body });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { where, message: expect.stringContaining(words) } },
    });
  });

  it.each(['', 'a b', 'a'.repeat(201)])('refuse the key %j', async (key) => {
    const headers = { 'idempotency-key': key };
    const answer = await createFakeConsole().ask(ani, { body: { text: 'a' }, headers });
    expect(answer).toMatchObject({ status: 400, body: { error: { where: 'header.Idempotency-Key' } } });
  });

  it('tell nothing of what went wrong inside, and log no words', async () => {
    const { ask, logged } = createFakeConsole({ records: failing(new Error('Siti 0812')) });
    const answer = await ask('/api/results');
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal', where: null } } });
    expect(JSON.stringify(answer.body)).not.toContain('Siti');
    expect(logged).toMatchObject([['error', expect.any(String), { route: '/api/results', fault: 'Error' }]]);
    expect(JSON.stringify(logged)).not.toContain('Siti');
  });

  it.each<[StoreFailure, number]>([
    ['full', 503],
    ['unavailable', 503],
    ['corrupt', 500],
  ])('of a store that is %s answer %i', async (reason, status) => {
    const { ask } = createFakeConsole({ records: failing(new StoreError(reason, 'somewhere')) });
    expect((await ask('/api/results')).status).toBe(status);
  });
});

describe('every answer', () => {
  it.each(['/', '/simulator', '/api/contacts', '/nowhere'])('is guarded by headers: %s', async (path) => {
    const { headers } = await createFakeConsole().ask(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
