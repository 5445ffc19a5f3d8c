import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

const start = '/api/flows/kabar/start';

function consoleWith(...ids: readonly string[]) {
  const fake = createFakeConsole();
  for (const id of ids) {
    const zone = { language: 'id', timezone: 'Asia/Jakarta' };
    const contact = newContact({ id, at: 0, name: id, ...zone, addresses: [], stranger: false });
    fake.add({ ...contact, role: id.startsWith('v') ? 'volunteer' : 'beneficiary' });
  }
  return fake;
}

describe('flows', () => {
  it('are listed', async () => {
    const { body } = await createFakeConsole().ask('/api/flows');
    expect(body).toEqual({
      flows: [
        { id: 'kabar', title: 'Kabar', version: 'v1' },
        { id: 'kunjungan', title: 'Kunjungan', version: 'v1' },
      ],
    });
  });

  it('are started by an event for each contact', async () => {
    const { ask, happened } = consoleWith('a', 'b', 'c');
    const answer = await ask(start, { body: { contacts: ['a', 'b', 'a'] } });
    expect(answer).toMatchObject({ status: 202, body: { started: 2 } });
    const events = [...happened.values()];
    expect(events.map(({ contact }) => contact)).toEqual(['a', 'b']);
    expect(events[0]).toMatchObject({ kind: 'start', flow: 'kabar', by: 'staff', params: {} });
  });

  it('are started for an audience', async () => {
    const ids = Array.from({ length: 700 }, (_, index) => `v${index}`);
    const { ask, happened } = consoleWith(...ids, 'a');
    const answer = await ask(start, { body: { audience: 'role = volunteer' } });
    expect(answer).toMatchObject({ status: 202, body: { started: 700 } });
    expect(happened.size).toBe(700);
  });

  it('are started once by one key', async () => {
    const { ask, happened } = consoleWith('a', 'b');
    const twice = { body: { contacts: ['a', 'b'] }, headers: { 'idempotency-key': 'k' } };
    await ask(start, twice);
    expect(await ask(start, twice)).toMatchObject({ status: 202, body: { started: 2 } });
    expect(happened.size).toBe(2);
    await ask(start, { body: { contacts: ['a'] } });
    expect(happened.size).toBe(3);
  });

  it('are started for nobody when one of them is unknown', async () => {
    const { ask, happened } = consoleWith('a');
    const answer = await ask(start, { body: { contacts: ['a', 'x'] } });
    expect(answer).toMatchObject({ status: 400, body: { error: { where: 'body.contacts.1' } } });
    expect(happened.size).toBe(0);
  });

  it('that are for others are started for nobody whom they are not for', async () => {
    const { ask, happened } = consoleWith('a', 'v1', 'v2');
    const visits = '/api/flows/kunjungan/start';
    const answer = await ask(visits, { body: { contacts: ['v1', 'a'] } });
    expect(answer).toMatchObject({ status: 400, body: { error: { where: 'body.contacts.1' } } });
    expect(happened.size).toBe(0);
    expect(await ask(visits, { body: { audience: 'language = "id"' } })).toMatchObject({
      body: { started: 2 },
    });
    expect([...happened.values()].map(({ contact }) => contact)).toEqual(['v1', 'v2']);
  });

  it.each([
    [{}, 'body'],
    [{ contacts: ['a'], audience: 'role = volunteer' }, 'body'],
    [{ contacts: [] }, 'body.contacts'],
    [{ audience: 'role = ' }, 'body.audience'],
  ])('are not started by %j', async (body, where) => {
    const answer = await consoleWith('a').ask(start, { body });
    expect(answer).toMatchObject({ status: 400, body: { error: { where } } });
  });

  it('are not started when there is no such flow', async () => {
    const answer = await consoleWith('a').ask('/api/flows/none/start', { body: { contacts: ['a'] } });
    expect(answer).toMatchObject({ status: 404, body: { error: { where: 'path.id' } } });
  });
});
