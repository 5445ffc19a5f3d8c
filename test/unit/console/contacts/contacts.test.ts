import { describe, expect, it } from '@jest/globals';
import { noConsent } from '../../../../src/domain/consent.ts';
import { newContact } from '../../../../src/domain/contact/contact.ts';
import { createFakeConsole } from '../../../support/fake-console.ts';

const contacts = '/api/contacts';
const siti = {
  external_id: 'KPM-7',
  name: 'Siti Aminah',
  role: 'beneficiary',
  village: 'Songgon',
  addresses: ['simulator:siti', 'whatsapp:+62 812-3456-789'],
  groups: ['pkh', 'pkh'],
  opted_in_at: '2025-05-01T08:00:00+07:00',
  opted_in_method: 'paper',
  fields: { children: 2 },
};

interface Shown {
  readonly id: string;
  readonly [key: string]: unknown;
}

function somebody(id: string, village: string | null = null) {
  const zone = { language: 'id', timezone: 'Asia/Jakarta' };
  const contact = newContact({
    id,
    at: 0,
    name: id,
    ...zone,
    addresses: [`simulator:${id}`],
    stranger: false,
  });
  return { ...contact, village };
}

describe('contacts', () => {
  it('are made under the names of the CSV', async () => {
    const { ask } = createFakeConsole();
    const made = await ask(contacts, { body: siti });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(String),
      external_id: 'KPM-7',
      name: 'Siti Aminah',
      role: 'beneficiary',
      language: 'id',
      timezone: 'Asia/Jakarta',
      village: 'Songgon',
      subdistrict: null,
      district: null,
      salutation: null,
      companion: null,
      addresses: ['simulator:siti', 'whatsapp:1/pn/628123456789'],
      groups: ['pkh'],
      consent: 'opted_in',
      opted_in_at: '2025-05-01T01:00:00.000Z',
      opted_in_method: 'paper',
      opted_in_version: 1,
      fields: { children: 2 },
      created_at: '2025-05-04T12:30:45.000Z',
      last_heard_at: null,
      paused_until: null,
    });
    const { id } = made.body as Shown;
    expect((await ask(`${contacts}/${id}`)).body).toEqual(made.body);
  });

  it('are made once by one external_id or one key', async () => {
    const { ask, records } = createFakeConsole();
    const first = await ask(contacts, { body: siti });
    expect(await ask(contacts, { body: siti })).toMatchObject({ status: 201, body: first.body });
    expect(await ask(contacts, { body: { ...siti, name: 'Other' } })).toMatchObject({ status: 409 });
    const keyed = { body: { name: 'Budi' }, headers: { 'idempotency-key': 'k' } };
    await ask(contacts, keyed);
    await ask(contacts, keyed);
    expect(records.size).toBe(2);
    await ask(contacts, { body: { name: 'Budi' } });
    expect(records.size).toBe(3);
  });

  it('find their volunteer by external_id', async () => {
    const { ask } = createFakeConsole();
    const { id } = (await ask(contacts, { body: { name: 'Wati', external_id: 'V1', role: 'volunteer' } }))
      .body as Shown;
    expect((await ask(contacts, { body: { name: 'Budi', companion: 'V1' } })).body).toMatchObject({
      companion: id,
    });
    expect((await ask(contacts, { body: { name: 'Budi', companion: 'V2' } })).body).toMatchObject({
      error: { where: 'body.companion' },
    });
  });

  it.each([
    [{}, 'body.name'],
    [{ name: 'A', role: 'boss' }, 'body.role'],
    [{ name: 'A', timezone: 'Mars/Olympus' }, 'body.timezone'],
    [{ name: 'A', addresses: ['mail:a'] }, 'body.addresses.0'],
    [{ name: 'A', addresses: ['whatsapp:0212345678'] }, 'body.addresses.0'],
    [{ name: 'A', addresses: ['whatsapp:81234567890'] }, 'body.addresses.0'],
    [{ name: 'A', addresses: ['whatsapp:1/pn/081234567890'] }, 'body.addresses.0'],
    [{ name: 'A', opted_in_method: 'paper' }, 'body'],
    [{ name: 'A', opted_in_at: '2035-01-01' }, 'body.opted_in_at'],
    [{ name: 'A', fields: { external_id: 'x' } }, 'body.fields'],
    [{ name: 'A', surname: 'B' }, 'body.surname'],
  ])('are not made of %j', async (body, where) => {
    const { ask, records } = createFakeConsole();
    const answer = await ask(contacts, { body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'bad_request', where } } });
    expect(records.size).toBe(0);
  });

  it('are changed in what is named only', async () => {
    const { ask } = createFakeConsole();
    const { id } = (await ask(contacts, { body: siti })).body as Shown;
    const body = { village: null, groups: ['ibu'], fields: { children: null, goats: 3 } };
    const changed = await ask(`${contacts}/${id}`, { method: 'PATCH', body });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      name: 'Siti Aminah',
      village: null,
      groups: ['ibu'],
      fields: { goats: 3 },
      consent: 'opted_in',
    });
    expect((changed.body as Shown)['fields']).toEqual({ goats: 3 });
    const other = await ask(`${contacts}/${id}`, { method: 'PATCH', body: { external_id: 'KPM-8' } });
    expect(other).toMatchObject({ status: 409, body: { error: { where: 'body.external_id' } } });
  });

  it('keep their no against an older yes, and take a yes back', async () => {
    const { ask, add, records } = createFakeConsole();
    const at = Date.parse('2025-05-03T00:00:00Z');
    add({ ...somebody('budi'), consent: { ...noConsent, status: 'declined', at } });
    const patch = (opted_in_at: string | null) =>
      ask(`${contacts}/budi`, { method: 'PATCH', body: { opted_in_at } });
    expect(await patch('2025-05-02')).toMatchObject({ status: 409 });
    expect(await patch(null)).toMatchObject({ body: { consent: 'declined' } });
    expect(await patch('2025-05-04T00:00:00Z')).toMatchObject({ status: 200, body: { consent: 'opted_in' } });
    expect(records.get('budi')?.contact.consent.method).toBe('api');
    expect(await patch(null)).toMatchObject({ body: { consent: 'declined' } });
  });

  it('keep what they said in the chat against a paper of before', async () => {
    const { ask, add, records } = createFakeConsole();
    const at = Date.parse('2025-05-03T00:00:00Z');
    const said = { ...noConsent, status: 'opted_in' as const, at, messageId: 'm1', version: 2 };
    add({ ...somebody('budi'), consent: said });
    const patch = (opted_in_at: string) =>
      ask(`${contacts}/budi`, { method: 'PATCH', body: { opted_in_at, opted_in_method: 'paper' } });
    expect(await patch('2025-05-02')).toMatchObject({ status: 200 });
    expect(records.get('budi')?.contact.consent).toEqual(said);
    await patch('2025-05-04');
    expect(records.get('budi')?.contact.consent).toMatchObject({ method: 'paper' });
  });

  it('keep their STOP, whatever day an agreement bears: only they write MULAI', async () => {
    const { ask, add, records } = createFakeConsole();
    const at = Date.parse('2025-05-03T00:00:00Z');
    add({ ...somebody('budi'), consent: { ...noConsent, status: 'opted_out', at } });
    for (const opted_in_at of ['2025-05-02', '2025-05-04']) {
      expect(await ask(`${contacts}/budi`, { method: 'PATCH', body: { opted_in_at } })).toMatchObject({
        status: 409,
        body: { error: { where: 'body.opted_in_at', message: expect.stringContaining('MULAI') } },
      });
    }
    expect(records.get('budi')?.contact.consent).toMatchObject({ status: 'opted_out', at });
  });

  it('under another number keep the STOP that was written from their phone', async () => {
    const { ask, add, records } = createFakeConsole();
    const at = Date.parse('2025-05-03T00:00:00Z');
    add({ ...somebody('budi'), consent: { ...noConsent, status: 'opted_out', at } });
    const body = { external_id: 'KPM-9', name: 'Budi', addresses: ['simulator:budi'] };
    const make = (opted_in_at: string) => ask(contacts, { body: { ...body, opted_in_at } });
    const message = expect.stringContaining('STOP was written from simulator:budi');
    const refused = { status: 409, body: { error: { where: 'body.opted_in_at', message } } };
    expect(await make('2025-05-02')).toMatchObject(refused);
    expect(records.size).toBe(1);
    add({ ...somebody('ani'), consent: { ...noConsent, status: 'opted_in', at: at - 1 } });
    const addresses = ['simulator:ani', 'simulator:budi'];
    expect(await ask(`${contacts}/ani`, { method: 'PATCH', body: { addresses } })).toMatchObject({
      status: 409,
      body: { error: { where: 'body.addresses', message } },
    });
    expect(await ask(`${contacts}/ani`, { method: 'PATCH', body: { name: 'Ani S' } })).toMatchObject({
      status: 200,
    });
    expect(await make('2025-05-04')).toMatchObject({ status: 201, body: { consent: 'opted_in' } });
  });

  it('are listed by id, address and audience, page by page', async () => {
    const { ask, add, records } = createFakeConsole();
    ['a', 'b', 'c', 'd'].forEach((id) => {
      add(somebody(id, id < 'c' ? 'Songgon' : 'Glagah'));
    });
    const merged = records.get('d');
    expect(merged).toBeDefined();
    if (merged !== undefined) {
      records.set('d', { ...merged, forward: 'a' });
    }
    const ids = async (query: string) => {
      const { contacts: found } = (await ask(`${contacts}${query}`)).body as { contacts: Shown[] };
      return found.map(({ id }) => id);
    };
    expect(await ids('')).toEqual(['a', 'b', 'c']);
    expect(await ids('?limit=2')).toEqual(['a', 'b']);
    expect(await ids('?limit=2&after=b')).toEqual(['c']);
    expect(await ids('?address=simulator:b')).toEqual(['b']);
    expect(await ids('?address=simulator:nobody')).toEqual([]);
    expect(await ids(`?query=${encodeURIComponent('village = "Songgon"')}`)).toEqual(['a', 'b']);
    expect((await ask(`${contacts}/d`)).body).toMatchObject({ id: 'a' });
  });

  it('are not listed by a query that cannot be read', async () => {
    const { ask } = createFakeConsole();
    const wrong = await ask(`${contacts}?query=${encodeURIComponent('village = = 3')}`);
    expect(wrong).toMatchObject({ status: 400, body: { error: { where: 'query.query' } } });
    expect(await ask(`${contacts}?address=nowhere`)).toMatchObject({
      status: 400,
      body: { error: { where: 'query.address' } },
    });
    expect(await ask(`${contacts}?colour=red`)).toMatchObject({ status: 400 });
  });

  it('are erased, and then nobody is there', async () => {
    const { ask, add } = createFakeConsole();
    add(somebody('a'));
    const gone = await ask(`${contacts}/a`, { method: 'DELETE' });
    expect(gone).toMatchObject({ status: 204, body: '' });
    for (const asking of [{}, { method: 'DELETE' }, { method: 'PATCH', body: {} }]) {
      expect(await ask(`${contacts}/a`, asking)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found' } },
      });
    }
    expect((await ask(`${contacts}/a/messages`)).status).toBe(404);
  });

  it('show all their messages with their states', async () => {
    const { ask, add, put } = createFakeConsole();
    add(somebody('a'));
    const data = { direction: 'out', address: 'simulator:a', text: 'Halo', choices: [], media: [] };
    const more = { state: 'failed', reason: 'unreachable', flow: 'kabar', step: 'mood', event: 'e' };
    put.push({ kind: 'messages', id: 'm1', contact: 'a', at: 0, version: 1, data: { ...data, ...more } });
    expect((await ask(`${contacts}/a/messages`)).body).toMatchObject({
      messages: [
        { id: 'm1', from: 'bot', text: 'Halo', state: 'failed', reason: 'unreachable', flow: 'kabar' },
      ],
    });
  });

  it('that are one person are merged, if they play one role', async () => {
    const { ask, add, records } = createFakeConsole();
    add(somebody('siti'));
    add(somebody('siti2'));
    add({ ...somebody('wati'), role: 'volunteer' });
    const merge = (other: string) => ask(`${contacts}/siti/merge`, { body: { other } });
    expect(await merge('siti2')).toMatchObject({ status: 200, body: { id: 'siti' } });
    expect(records.has('siti2')).toBe(false);
    expect(await merge('siti')).toMatchObject({ status: 409 });
    expect(await merge('wati')).toMatchObject({ status: 409 });
    expect(await merge('nobody')).toMatchObject({ status: 404, body: { error: { where: 'body.other' } } });
  });
});
