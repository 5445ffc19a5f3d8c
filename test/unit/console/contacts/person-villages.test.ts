import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { anyPeople } from '../../../../src/domain/contact/people-rules.ts';
import { createPlaces } from '../../../../src/domain/places.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

const inBanyuwangi = (village: string, subdistrict: string) => ({
  village,
  subdistrict,
  district: 'Banyuwangi',
});
const places = createPlaces([
  inBanyuwangi('Sumberagung', 'Pesanggaran'),
  inBanyuwangi('Sumberagung', 'Rogojampi'),
  inBanyuwangi('Sragi', 'Songgon'),
]);
let fake: FakeConsole;

const find = (name: string): Contact | undefined =>
  [...fake.records.values()].map(({ contact }) => contact).find((each) => each.name === name);
const enter = (fields: { readonly [name: string]: string }) =>
  fake.send('/new-person', { act: 'enter', role: 'beneficiary', name: 'Ani', ...fields });
const change = (fields: { readonly [name: string]: string }) =>
  fake.send('/people/siti/change', { act: 'change', ...fields });

beforeEach(() => {
  fake = createFakeConsole({ people: { ...anyPeople, places, titleOf: () => undefined } });
  fake.add(somebody({ id: 'siti', name: 'Siti', village: 'Sumberagung', place: null }));
});

describe('a village of somebody new', () => {
  it('is offered as it is written of others, so that one village is not kept under two names', async () => {
    for (const path of ['/new-person?role=beneficiary', '/people/siti/change']) {
      const { body } = await fake.ask(path);
      expect(body).toMatch(/name="village"[^>]* list="(?:enter|change)-village-offered"/u);
      expect(body).toContain('-village-offered"><option value="Sumberagung"');
    }
  });

  it('is asked about where several are called so, and taken as it was chosen', async () => {
    const { status, body } = await enter({ village: 'sumberagung' });
    expect([status, find('Ani')]).toEqual([400, undefined]);
    expect(body).toContain('id="enter-place-wrong">person_village_several<');
    expect(body).toContain('value="Sumberagung, Rogojampi">Sumberagung, Rogojampi (Banyuwangi)<');
    await enter({ village: 'sumberagung', place: 'Sumberagung, Rogojampi' });
    expect(find('Ani')).toMatchObject({
      village: 'Sumberagung',
      place: { subdistrict: 'Rogojampi', district: 'Banyuwangi' },
    });
  });

  it('is asked about where no list knows it, with the one that is called nearly so', async () => {
    const { status, body } = await enter({ village: 'Seragi' });
    expect([status, find('Ani')]).toEqual([400, undefined]);
    expect(body).toContain('id="enter-place-wrong">person_village_unknown<');
    expect(body).toContain('value="Sragi, Songgon"');
    await enter({ village: 'Seragi', place: 'Seragi' });
    expect(find('Ani')).toMatchObject({ village: 'Seragi', place: null });
  });

  it('is asked about again where another one was typed after the choice', async () => {
    expect((await enter({ village: 'Bayu', place: 'Seragi' })).status).toBe(400);
    expect(find('Ani')).toBeUndefined();
  });

  it.each(['Sragi', 'sragi, songgon'])(
    'is taken without a question where one is meant: %s',
    async (village) => {
      expect((await enter({ village })).status).toBe(303);
      expect(find('Ani')).toMatchObject({ village: 'Sragi', place: { subdistrict: 'Songgon' } });
    },
  );

  it('is taken as it was typed in a programme that names no places', async () => {
    fake = createFakeConsole();
    expect((await enter({ village: 'Seragi' })).status).toBe(303);
    expect(find('Ani')).toMatchObject({ village: 'Seragi' });
  });
});

describe('a village that is corrected', () => {
  it('can be chosen where it was unclear which one is meant, and holds up no other correction', async () => {
    const { body } = await fake.ask('/people/siti/change');
    expect(body).toContain('value="Sumberagung" selected=""');
    await change({ name: 'Siti Aminah', village: 'Sumberagung', place: 'Sumberagung' });
    expect(find('Siti Aminah')).toMatchObject({ village: 'Sumberagung', place: null });
    await change({ name: 'Siti Aminah', village: 'Sumberagung', place: 'Sumberagung, Pesanggaran' });
    expect(find('Siti Aminah')).toMatchObject({ place: { subdistrict: 'Pesanggaran' } });
  });

  it('is shown with its sub-district wherever the person is', async () => {
    await change({ name: 'Siti', village: 'Sumberagung', place: 'Sumberagung, Rogojampi' });
    for (const path of ['/people/siti', '/people/siti/change', '/families?search=rogojampi']) {
      expect((await fake.ask(path)).body).toContain('Sumberagung, Rogojampi');
    }
  });

  it('is asked about where the new one is unclear', async () => {
    const { status, body } = await change({ name: 'Siti', village: 'Seragi' });
    expect(status).toBe(400);
    expect(body).toContain('id="change-place-wrong">person_village_unknown<');
    expect(find('Siti')).toMatchObject({ village: 'Sumberagung' });
  });
});
