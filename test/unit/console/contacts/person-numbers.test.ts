import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { createFakeConsole, type FakeConsole } from '../../../support/fake-console.ts';
import { somebody } from '../../../support/somebody.ts';

const number = 'whatsapp:1/pn/6281234567890';
let fake: FakeConsole;

const named = (name: string): Contact[] =>
  [...fake.records.values()].map(({ contact }) => contact).filter((each) => each.name === name);

beforeEach(() => {
  fake = createFakeConsole({});
  fake.add(somebody({ id: 'dewi', role: 'volunteer', name: 'Bu Dewi', addresses: [] }));
  fake.add(somebody({ id: 'siti', name: 'Siti', companion: 'dewi', addresses: [number] }));
  fake.add(somebody({ id: 'tini', name: 'Tini', addresses: ['whatsapp:1/pn/6281234567899'] }));
});

describe('the number of a person on the page that changes them', () => {
  it('asks nobody about the number of a volunteer, and puts the right one in the place of a mistyped one', async () => {
    fake.add(
      somebody({
        ...{ id: 'rini', role: 'volunteer', name: 'Bu Rini', lastHeardAt: 0 },
        addresses: ['telegram:7', number],
      }),
    );
    expect((await fake.ask('/people/rini/change')).body).toContain('person_number_now');
    const { status } = await fake.send('/people/rini/change', {
      act: 'own_number',
      addresses: '0812 3456 7893',
    });
    expect(status).toBe(303);
    expect(named('Bu Rini')).toMatchObject([{ addresses: ['telegram:7', 'whatsapp:1/pn/6281234567893'] }]);
  });

  it('puts another number for a family that nobody can speak for: without a companion, and never heard', async () => {
    fake.add(somebody({ id: 'wati', name: 'Wati', companion: null, lastHeardAt: null, addresses: [number] }));
    const send = (fields: { readonly [name: string]: string }) =>
      fake.send('/people/wati/change', { act: 'own_number', ...fields });
    const taken = await send({ addresses: '081234567899' });
    expect([taken.status, taken.body]).toEqual([400, expect.stringContaining('person_number_taken')]);
    expect((await send({ addresses: '0812 3456 7893' })).status).toBe(303);
    expect(named('Wati')).toMatchObject([{ addresses: ['whatsapp:1/pn/6281234567893'] }]);
  });

  it('puts no other number for a family that has a companion or wrote, whatever the form says', async () => {
    fake.add(somebody({ id: 'wati', name: 'Wati', companion: null, lastHeardAt: 1, addresses: [number] }));
    for (const id of ['siti', 'wati']) {
      const form = { act: 'own_number', addresses: '0812 3456 7893' };
      expect((await fake.send(`/people/${id}/change`, form)).body).toContain('form_over');
    }
    expect(named('Wati')).toMatchObject([{ addresses: [number] }]);
    expect(named('Siti')).toMatchObject([{ addresses: [number] }]);
  });

  it('says so where nobody can be asked about a new number, instead of leaving it unheard', async () => {
    fake.add(somebody({ id: 'wati', name: 'Wati', companion: null, lastHeardAt: 1, addresses: [] }));
    const ask = () => fake.send('/people/wati/change', { act: 'number', addresses: '0812 3456 7893' });
    expect((await ask()).body).toContain('person_number_nobody');
    expect(fake.happened.size).toBe(0);
    fake.add(somebody({ id: 'rahmat', name: 'Rahmat', role: 'coordinator', addresses: [] }));
    expect((await ask()).status).toBe(303);
    expect(fake.happened.size).toBe(1);
  });

  it('refuses a number that lost some of its digits', async () => {
    const { status, body } = await fake.send('/new-person', {
      ...{ act: 'enter', role: 'beneficiary', name: 'Ani', addresses: '0812 345' },
    });
    expect([status, body]).toEqual([400, expect.stringContaining('person_number_short')]);
  });
});
