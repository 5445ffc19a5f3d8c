import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { noConsent } from '../../../../src/domain/consent.ts';
import { anyPeople } from '../../../../src/domain/contact/people-rules.ts';
import { createContact } from '../../../../src/console/contacts/write-contact.ts';
import { createRecords } from '../../../../src/programme/records/records.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

const number = 'whatsapp:1/pn/6281234567890';
let fake: FakeConsole;

const named = (name: string): Contact[] =>
  [...fake.records.values()].map(({ contact }) => contact).filter((each) => each.name === name);
const enter = (fields: { readonly [name: string]: string }) =>
  fake.send('/new-person', { act: 'enter', role: 'beneficiary', ...fields });
const change = (fields: { readonly [name: string]: string }) =>
  fake.send('/people/siti/change', { act: 'change', ...fields });

beforeEach(() => {
  const titleOf = (word: string) => (word === 'bu' || word === 'ibu' ? 'ibu' : undefined);
  fake = createFakeConsole({ people: { ...anyPeople, titleOf } });
  fake.add(somebody({ id: 'dewi', role: 'volunteer', name: 'Bu Dewi', addresses: [] }));
  fake.add(
    somebody({
      ...{ id: 'siti', name: 'Siti', companion: 'dewi', village: 'Songgon', addresses: [number] },
      ...{ groups: ['pkh', 'ibu hamil'], salutation: 'kyai' },
    }),
  );
  fake.add(
    somebody({
      ...{ id: 'tini', name: 'Tini', addresses: ['whatsapp:1/pn/6281234567899'] },
      consent: { ...noConsent, status: 'opted_out', at: 0 },
    }),
  );
});

describe('the page for somebody new', () => {
  it('is led to from the lists, for a family with the choice of a companion', async () => {
    expect((await fake.ask('/families')).body).toContain('href="/new-person?role=beneficiary"');
    expect((await fake.ask('/volunteers')).body).toContain('href="/new-person?role=volunteer"');
    expect((await fake.ask('/new-person?role=beneficiary')).body).toContain('value="dewi">Bu Dewi');
    expect((await fake.ask('/new-person?role=volunteer')).body).not.toContain('name="companion"');
  });

  it('makes a family of what was typed, once however often it is sent, and leads to it', async () => {
    const fields = {
      ...{ name: ' Ani ', salutation: 'Bu', village: 'Bayu', companion: 'dewi', token: 'one' },
      ...{ addresses: '0812-3456-7891', opted_in_at: '2025-05-02', opted_in_method: 'visit' },
    };
    const { status, headers } = await enter(fields);
    const [ani] = named('Ani');
    expect([status, headers.get('location')]).toEqual([303, `/people/${String(ani?.id)}`]);
    expect(ani).toMatchObject({
      ...{ role: 'beneficiary', salutation: 'ibu', village: 'Bayu', companion: 'dewi' },
      addresses: ['whatsapp:1/pn/6281234567891'],
      consent: { status: 'opted_in', method: 'visit', at: Date.parse('2025-05-02') },
    });
    expect((await enter(fields)).headers.get('location')).toBe(`/people/${String(ani?.id)}`);
    expect(named('Ani')).toHaveLength(1);
  });

  it('brings nobody back who was erased since when it is sent again', async () => {
    const fields = { name: 'Ani', token: 'one' };
    await enter(fields);
    await fake.ask(`/api/contacts/${String(named('Ani')[0]?.id)}`, { method: 'DELETE' });
    const { status, body } = await enter(fields);
    expect([status, body]).toEqual([400, expect.stringContaining('role="alert">person_erased<')]);
    expect(named('Ani')).toEqual([]);
  });

  it('brings nobody back who was erased since when a program asks again after a restart', async () => {
    const people = { ...anyPeople, titleOf: () => undefined };
    const parts = {
      ...fake,
      people,
      records: createRecords(fake),
      defaults: { language: 'id', timezone: 'UTC' },
    };
    const { id } = await createContact(parts, { name: 'Ani' }, 'two');
    await fake.companion.erase(id);
    await expect(createContact(parts, { name: 'Ani' }, 'two')).rejects.toMatchObject({ reason: 'conflict' });
    expect(named('Ani')).toEqual([]);
  });

  it('makes a volunteer without a number, who is written to only after they agreed', async () => {
    await enter({ name: 'Wati', role: 'volunteer', companion: 'dewi', opted_in_at: '' });
    expect(named('Wati')).toMatchObject([
      { role: 'volunteer', companion: null, addresses: [], consent: { status: 'unknown' } },
    ]);
  });

  it.each([
    [{ name: '' }, 'name', 'form_missing'],
    [{ name: 'Ani 3510123456789012' }, 'name', 'person_hidden'],
    [{ salutation: 'Kanjeng' }, 'salutation', 'form_unfit'],
    [{ addresses: 'rumah' }, 'addresses', 'person_number_unfit'],
    [{ addresses: '0812 3456 7890' }, 'addresses', 'person_number_taken'],
    [{ opted_in_at: '2025-05-06' }, 'opted_in_at', 'person_agreed_future'],
    [{ companion: 'nobody' }, 'companion', 'form_unfit'],
  ])('refuses %j, says so beside the field and keeps what was typed', async (typed, field, text) => {
    const { status, body } = await enter({ name: 'Ani', village: 'Bayu', ...typed });
    expect(status).toBe(400);
    expect(body).toMatch(new RegExp(`id="enter-${field}-wrong">${text}<`, 'u'));
    expect(body).toContain('value="Bayu"');
    expect(named('Ani')).toEqual([]);
  });

  it('says that a volunteer has as many families as one can walk beside', async () => {
    for (let family = 1; family < 60; family++) {
      fake.add(somebody({ id: `family-${String(family)}`, companion: 'dewi', addresses: [] }));
    }
    const { body } = await enter({ name: 'Ani', companion: 'dewi' });
    expect(body).toContain('id="enter-companion-wrong">pairing_full<');
    expect(named('Ani')).toEqual([]);
  });

  it('takes a number that somebody has where they share the phone', async () => {
    const refused = await enter({ name: 'Ani', addresses: '081234567890' });
    expect(refused.body).toContain('name="shared"');
    await enter({ name: 'Ani', addresses: '081234567890', shared: 'yes' });
    expect(named('Ani')).toMatchObject([{ addresses: [number] }]);
  });

  it('does not bring messages back to a phone from which STOP was written', async () => {
    fake.add(
      somebody({
        ...{ id: 'budi', name: 'Budi', addresses: ['whatsapp:1/pn/6281234567892'] },
        consent: { ...noConsent, status: 'opted_out', at: Date.parse('2025-05-03') },
      }),
    );
    const typed = { name: 'Ani', addresses: '081234567892', shared: 'yes', opted_in_at: '2025-05-02' };
    expect((await enter(typed)).body).toContain('id="enter-opted_in_at-wrong">person_stopped<');
    expect(named('Ani')).toEqual([]);
  });
});

describe('the page that changes somebody', () => {
  it('shows what is known, and changes what was typed anew and nothing else', async () => {
    const { body } = await fake.ask('/people/siti/change');
    expect(body).toMatch(/value="Siti".*value="kyai".*value="Songgon".*value="pkh, ibu hamil"/su);
    const typed = { name: 'Siti Aminah', salutation: 'kyai', village: '', groups: 'pkh; lansia' };
    const { status, headers } = await change(typed);
    expect([status, headers.get('location')]).toEqual([303, '/people/siti']);
    expect(named('Siti Aminah')).toMatchObject([
      {
        salutation: 'kyai',
        village: null,
        groups: ['pkh', 'lansia'],
        companion: 'dewi',
        addresses: [number],
      },
    ]);
  });

  it('leaves alone what somebody else has changed since the page was opened', async () => {
    const was = { was_name: 'Siti', was_salutation: '', was_village: 'Sragi', was_groups: '' };
    await change({ ...was, name: 'Siti Aminah', salutation: '', village: 'Sragi', groups: '' });
    expect(named('Siti Aminah')).toMatchObject([
      { village: 'Songgon', groups: ['pkh', 'ibu hamil'], salutation: 'kyai' },
    ]);
  });

  it('keeps what the page showed with a form that is shown again', async () => {
    const { body } = await change({ name: '', was_village: 'Sragi', village: 'Bayu' });
    expect(body).toMatch(/name="was_village" value="Sragi".*value="Bayu"/su);
  });

  it('refuses an empty name and a salutation that nobody has', async () => {
    expect((await change({ name: '' })).body).toContain('id="change-name-wrong">form_missing<');
    expect((await change({ salutation: 'Kanjeng' })).body).toContain(
      'id="change-salutation-wrong">form_unfit<',
    );
    expect(named('Siti')).toHaveLength(1);
  });

  it('asks the companion about a new number of a family, once', async () => {
    const fields = { act: 'number', addresses: '0812 3456 7893', token: 'one' };
    await change(fields);
    const { status, headers } = await change(fields);
    expect(status).toBe(303);
    expect((await fake.ask(headers.get('location') ?? '')).body).toContain(
      'role="status">person_number_asked<',
    );
    expect([...fake.happened.values()]).toMatchObject([
      { contact: 'siti', kind: 'new_number', address: 'whatsapp:1/pn/6281234567893', newcomer: null },
    ]);
    expect(named('Siti')).toMatchObject([{ addresses: [number] }]);
  });

  it.each([
    ['', 'form_missing'],
    ['rumah', 'person_number_unfit'],
    ['081234567890', 'person_has_number'],
    ['081234567899', 'person_number_elsewhere'],
  ])('refuses "%s" as a new number', async (addresses, text) => {
    const { status, body } = await change({ act: 'number', addresses });
    expect(status).toBe(400);
    expect(body).toContain(`id="number-addresses-wrong">${text}<`);
    expect(fake.happened.size).toBe(0);
  });

  it('brings no messages of another to a phone from which STOP was written, over the API either', async () => {
    const body = { address: 'whatsapp:081234567899' };
    expect(await fake.ask('/api/contacts/siti/new-number', { body })).toMatchObject({
      status: 409,
      body: { error: { where: 'body.address', message: expect.stringContaining('STOP') } },
    });
    expect(fake.happened.size).toBe(0);
  });

  it('asks nobody about a number of a volunteer, and is there for nobody who does not exist or did not sign in', async () => {
    expect((await fake.ask('/people/dewi/change')).body).not.toContain('person_next_number');
    expect((await fake.ask('/people/nobody/change')).status).toBe(404);
    expect((await fake.send('/people/nobody/change', { act: 'change' })).status).toBe(404);
    for (const path of ['/people/siti/change', '/new-person']) {
      expect((await fake.app.request(path)).status).toBe(401);
      expect((await fake.app.request(path, { method: 'POST' })).status).toBe(401);
    }
  });
});
