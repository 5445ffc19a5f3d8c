import { describe, expect, it } from '@jest/globals';
import { locateVillage } from '../../../src/domain/locate-village.ts';
import { createPlaces, findVillage } from '../../../src/domain/places.ts';

const places = createPlaces([
  { village: 'Sragi', subdistrict: 'Songgon', district: 'Banyuwangi' },
  { village: 'Sumberagung', subdistrict: 'Pesanggaran', district: 'Banyuwangi' },
  { village: 'Sumberagung', subdistrict: 'Rejotangan', district: 'Tulungagung' },
]);

describe('a village', () => {
  it('is found by its name, however it is written', () => {
    expect(locateVillage(places, ' SRAGI ', null)).toEqual({
      village: 'Sragi',
      place: { subdistrict: 'Songgon', district: 'Banyuwangi' },
    });
  });

  it('that has its name with another is found by its sub-district', () => {
    expect(findVillage(places, 'Sumberagung').kind).toBe('ambiguous');
    expect(locateVillage(places, 'sumberagung ,  rejotangan', null)).toEqual({
      village: 'Sumberagung',
      place: { subdistrict: 'Rejotangan', district: 'Tulungagung' },
    });
  });

  it('that has its name with another stays where it was known to be', () => {
    const known = { subdistrict: 'Pesanggaran', district: 'Banyuwangi' };
    expect(locateVillage(places, 'Sumberagung', known).place).toEqual(known);
    expect(locateVillage(places, 'Sumberagung', null).place).toBeNull();
  });

  it('that nobody knows stays as it was written', () => {
    expect(locateVillage(places, 'Entah', null)).toEqual({ village: 'Entah', place: null });
    expect(locateVillage(createPlaces([]), 'Entah', null)).toEqual({ village: 'Entah' });
  });
});
