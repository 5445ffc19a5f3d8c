import { describe, expect, it } from '@jest/globals';
import { createPlaces } from '../../../src/domain/places.ts';
import { addressForm } from '../../../src/engine/address-name.ts';
import { openTalk } from '../../support/engine-world.ts';
import { scriptOf } from '../../support/script-of.ts';

const script = scriptOf({});

describe('how somebody is addressed', () => {
  it.each([
    [{ name: 'Siti Aminah', salutation: 'ibu' }, 'Ibu Siti', 'Ibu Siti Aminah'],
    [{ name: 'Siti Aminah' }, 'Ibu/Bapak Siti', 'Siti Aminah'],
    [{ name: 'Bu Siti Aminah' }, 'Ibu Siti', 'Ibu Siti Aminah'],
    [{ name: 'Bu Siti', salutation: 'mbah' }, 'Mbah Siti', 'Mbah Siti'],
    [{ name: 'Mas' }, 'Ibu/Bapak Mas', 'Mas'],
    [{ name: '' }, 'Ibu/Bapak', ''],
  ])('%j is %s, in full %s', (contact, short, full) => {
    expect(addressForm({ language: 'id', ...contact }, script)).toMatchObject({ short, full });
  });
});

describe('what a flow sets of a person', () => {
  const flows = {
    data: `
triggers: [{ keyword: data }]
steps:
  - ask: Berapa anak?
    id: anak
    answer: text
  - set: { contact.fields.anak: "@results.anak", contact.village: sragi }
  - say: "@contact.village di @contact.subdistrict, @contact.district: @contact.fields.anak"
`,
  };
  const people = {
    places: createPlaces([{ village: 'Sragi', subdistrict: 'Songgon', district: 'Banyuwangi' }]),
    fields: new Map([['anak', { type: 'number', title: 'Anak', oneOf: [] } as const]]),
  };

  it('is kept as the programme declared it', () => {
    const talk = openTalk({ flows, people });
    talk.hear('data');
    expect(talk.hear('3')).toEqual(['Sragi di Songgon, Banyuwangi: 3']);
    expect(talk.contact().fields).toEqual({ anak: 3 });
  });

  it('is not set and reported where it does not fit', () => {
    const talk = openTalk({ flows, people });
    talk.hear('data');
    talk.hear('banyak');
    expect(talk.contact().fields).toEqual({});
    expect(talk.effects('incident')).toMatchObject([{ what: 'expression' }]);
  });
});
