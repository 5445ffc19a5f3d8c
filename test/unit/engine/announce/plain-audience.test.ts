import { describe, expect, it } from '@jest/globals';
import { parseAudience } from '../../../../src/domain/audience/parse-audience.ts';
import { anyPeople } from '../../../../src/domain/contact/people-rules.ts';
import { createPlaces } from '../../../../src/domain/places.ts';
import { plainAudience, withVillages } from '../../../../src/engine/announce/plain-audience.ts';
import { scriptOf } from '../../../support/script-of.ts';

const anywhere = { ...scriptOf({}), people: anyPeople };

describe('for whom a coordinator announces, in plain words', () => {
  it.each([
    ['semua keluarga', 'role = beneficiary'],
    ['Semua Pendamping', 'role = volunteer'],
    ['desa Songgon', 'role = beneficiary AND village = "Songgon"'],
    ['pendamping desa Sumber Arum', 'role = volunteer AND village = "Sumber Arum"'],
    ['kelompok tani maju', 'group = "tani maju"'],
    ['keluarga desa Songgon kelompok tani', 'role = beneficiary AND village = "Songgon" AND group = "tani"'],
  ])('"%s" is %s', (said, query) => {
    expect(plainAudience(anywhere, said)).toBe(query);
    expect(() => parseAudience(query)).not.toThrow();
  });

  it('is one village of several of its name where the sub-district stands behind a comma, else all, and says so', () => {
    const sragi = { village: 'Sragi', district: 'Banyuwangi' };
    const all = [
      { ...sragi, subdistrict: 'Songgon' },
      { ...sragi, subdistrict: 'Licin' },
    ];
    const world = { ...anywhere, people: { ...anyPeople, places: createPlaces(all) } };
    const whom = (said: string) => {
      const query = plainAudience(world, said);
      return [query, withVillages(world, said, query)];
    };
    expect(whom('desa sragi, licin')).toEqual([
      'role = beneficiary AND village = "Sragi" AND subdistrict = "Licin"',
      'desa sragi, licin',
    ]);
    expect(whom('desa Sragi')).toEqual([
      'role = beneficiary AND village = "Sragi"',
      'desa Sragi (Sragi, Songgon; Sragi, Licin)',
    ]);
    expect(whom('desa Bayu, Dusun Krajan')[0]).toBe('role = beneficiary AND village = "Bayu, Dusun Krajan"');
  });

  it.each(['role = volunteer AND village = "Songgon"', 'semua', 'teman-teman saya', 'keluarga pendamping'])(
    '"%s" is left to whoever reads queries',
    (said) => {
      expect(plainAudience(anywhere, said)).toBe(said);
    },
  );
});
