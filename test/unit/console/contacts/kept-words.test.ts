import { describe, expect, it } from '@jest/globals';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

const nik = '3510 1234 5678 0001';
const hidden = '•••• •••• •••• ••••';

function programme() {
  const made = createFakeConsole();
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  const blank = newContact({ id: 'siti', at: 0, name: 'Siti', ...zone, addresses: [], stranger: false });
  made.add({ ...blank, companion: 'wati' });
  made.add({ ...blank, id: 'wati', role: 'volunteer' });
  return { ...made, events: () => [...made.happened.values()] };
}

describe('what staff write down over the API', () => {
  it('never holds the number of an identity card, whoever was careless', async () => {
    const { ask, events } = programme();
    const body = { name: `Siti ${nik}`, village: nik, groups: [nik], fields: { ket: `NIK ${nik}` } };
    const kept = {
      name: `Siti ${hidden}`,
      village: hidden,
      groups: [hidden],
      fields: { ket: `NIK ${hidden}` },
    };
    expect(await ask('/api/contacts', { body })).toMatchObject({ status: 201, body: kept });
    expect(await ask('/api/contacts/siti', { method: 'PATCH', body })).toMatchObject({ body: kept });
    await ask('/api/tasks', { body: { contact: 'siti', title: `Cek ${nik}`, why: nik } });
    await ask('/api/tickets', { body: { contact: 'siti', topic: nik } });
    expect(events()).toMatchObject([{ task: { title: `Cek ${hidden}`, why: hidden } }, { topic: hidden }]);
    for (const more of [{ external_id: nik }, { fields: { nik: 3510123456780001 } }]) {
      const answer = await ask('/api/contacts', { body: { name: 'Siti', ...more } });
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad_request' } } });
    }
  });

  it('holds no characters that nobody sees, and is no name where nothing else is left', async () => {
    const { ask } = programme();
    expect(await ask('/api/contacts', { body: { name: 'Si\u0000ti\u202e\nAminah ' } })).toMatchObject({
      body: { name: 'Siti Aminah' },
    });
    expect(await ask('/api/contacts', { body: { name: '\u200b\u202e' } })).toMatchObject({ status: 400 });
  });
});

describe('a body that is not written in UTF-8', () => {
  const latin1 = (text: string) => Buffer.from(text, 'latin1');
  it.each([
    ['/api/contacts', latin1('{"name":"René"}'), 'application/json'],
    ['/api/contacts/import', latin1('external_id,name\nK1,René\n'), 'text/csv'],
    ['/api/contacts/import', Buffer.from('\ufeffexternal_id,name\nK1,Siti\n', 'utf16le'), 'text/csv'],
  ])('is refused, lest names be spoilt: %s', async (path, body, type) => {
    const { app, records } = createFakeConsole();
    const headers = { authorization: 'Bearer a-token-of-the-tests', 'content-type': type };
    const answer = await app.request(path, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining('UTF-8') } });
    expect(records.size).toBe(0);
  });
});
