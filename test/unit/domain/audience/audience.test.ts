import { describe, expect, it } from '@jest/globals';
import { AudienceSyntaxError } from '../../../../src/domain/audience/audience.ts';
import { type Contact, newContact } from '../../../../src/domain/contact/contact.ts';
import { noConsent } from '../../../../src/domain/consent.ts';
import { matchesAudience } from '../../../../src/domain/audience/match-audience.ts';
import { parseAudience } from '../../../../src/domain/audience/parse-audience.ts';

const day = 86_400_000;
// Monday morning in Jakarta, still Sunday in UTC.
const now = Date.parse('2025-05-04T23:30:00Z');

const contact: Contact = {
  ...newContact({
    id: 'c1',
    at: Date.parse('2025-04-30T18:00:00Z'),
    name: 'Siti Aminah',
    language: 'jv',
    timezone: 'Asia/Jakarta',
    addresses: [],
    stranger: false,
  }),
  role: 'volunteer',
  village: 'Songgon',
  groups: ['PKH 2025'],
  fields: {
    ...{ met: '2025-05-03T23:59:00Z', note: 'not today', card: '32012345678901234' },
    ...{ children: 3, trade: 'Sayur dan buah', born: '1990-02-01', tags: ['a'], code: '07', Plan: 'A' },
  },
  consent: { ...noConsent, status: 'opted_in' },
  lastHeardAt: now - 3 * day,
};

function matches(query: string, who: Partial<Contact> = {}): boolean {
  return matchesAudience(parseAudience(query), { ...contact, ...who }, now);
}

describe('an audience query', () => {
  it.each([
    'role = volunteer',
    'ROLE = "Volunteer"',
    'role = volunteer AND village = "Songgon" AND NOT group = "sakit" AND last_seen > 7 days ago',
    'role = coordinator OR village = songgon',
    'role = coordinator and village = x or name has siti',
    'NOT (role = coordinator OR village = x)',
    'not not role = volunteer',
    'contact.role != beneficiary',
    'group has "pkh  2025"',
    'group != sakit',
    'companion = ""',
    'village != ""',
    'language = jv AND timezone = Asia/Jakarta AND id = c1',
    'opted_in = yes',
    'opted_in != false',
    'fields.children >= 3',
    'fields.children > 2.5',
    'fields.children < 10',
    'fields.children <= 3',
    'contact.fields.children = 3.0',
    'fields.code = 7',
    'fields.Plan = a AND Contact.Village = songgon',
    'fields.trade has buah',
    'fields.born < 2000-01-01',
    'fields.born = 1990-02-01',
    'fields.born < 7 days ago',
    'fields.tags has a',
    'fields.nothing = ""',
    'fields.nothing != 2025-01-01',
    'fields.constructor = ""',
    'joined_on = 2025-05-01',
    'joined_on = "2025-05-01"',
    'joined_on = 4 days ago',
    'joined_on >= 1 week ago',
    'joined_on < yesterday',
    'last_seen <= today',
    'last_seen < 2 days ago',
    'last_seen > 100 hours ago',
    'last_seen < 5 minutes ago',
    'last_seen = 2025-05-02',
    'last_seen = 3 days ago AND last_seen != 2 days ago',
    'joined_on > 102 hours ago AND NOT joined_on > 101 hours ago',
    'fields.met = 2025-05-04 AND fields.met = yesterday AND NOT fields.met = 2025-05-03',
    'fields.met > 24 hours ago AND fields.met < 23 hours ago',
    'fields.trade has buah AND fields.note has today AND FIELDS.Trade has sayur',
    'fields.card != 32012345678901235',
    'name = "Siti Aminah"',
    'fields.trade = "Sayur dan buah" AND fields.trade != "say \\"ho\\""',
  ])('holds: %s', (query) => {
    expect(matches(query)).toBe(true);
  });

  it.each([
    'role = beneficiary',
    'group = sakit',
    'group = ""',
    'fields.children < abc',
    'fields.nothing > 3',
    'fields.nothing > 2025-01-01',
    'joined_on > today',
    'last_seen = ""',
    'last_seen > ""',
    'fields.children < 2000-01-01',
    'last_seen < 7 days ago',
    'name has budi',
  ])('does not hold: %s', (query) => {
    expect(matches(query)).toBe(false);
  });

  it('means the whole of yesterday by yesterday', () => {
    const seen = (ago: number, query: string): boolean => matches(query, { lastHeardAt: now - ago });
    const hour = day / 24;
    // It is half past six in the morning.
    expect([6, 7, 30, 31].map((hours) => seen(hours * hour, 'last_seen = yesterday'))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([7, 30, 31].map((hours) => seen(hours * hour, 'last_seen >= yesterday'))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('counts days on the calendar where one has 23 or 25 hours', () => {
    const joined = (at: string, query: string, on: string): boolean =>
      matchesAudience(
        parseAudience(query),
        { ...contact, timezone: 'Europe/Berlin', createdAt: Date.parse(at) },
        Date.parse(on),
      );
    // The clocks went forward on Sunday the 29th, and back on Sunday the 25th.
    expect(joined('2026-03-29T12:00Z', 'joined_on = yesterday', '2026-03-29T22:30Z')).toBe(true);
    expect(joined('2026-03-28T12:00Z', 'joined_on = 2 days ago', '2026-03-29T22:30Z')).toBe(true);
    expect(joined('2026-10-24T12:00Z', 'joined_on = yesterday', '2026-10-25T22:30Z')).toBe(true);
  });

  it('knows who was never heard from', () => {
    expect(matches('last_seen = ""', { lastHeardAt: null })).toBe(true);
    expect(matches('last_seen > 7 days ago', { lastHeardAt: null })).toBe(false);
    expect(matches('group = ""', { groups: [] })).toBe(true);
  });
});

describe('a broken audience query', () => {
  it.each([
    ['', 0, 'empty'],
    ['   ', 0, 'empty'],
    ['role', 4, 'expected one of'],
    ['role "=" volunteer', 5, 'expected one of'],
    ['role =', 6, 'expected a value'],
    ['role = AND village = x', 7, 'expected a value'],
    ['role = voluntir', 7, 'no role "voluntir"'],
    ['vilage = Songgon', 0, 'no field "vilage"'],
    ['fields. = 1', 0, 'no field'],
    ['toString = 1', 0, 'no field'],
    ['village > Songgon', 8, 'compared by'],
    ['opted_in = maybe', 11, 'expected true or false'],
    ['role = volunteer village = x', 17, 'expected AND or OR'],
    ['(role = volunteer', 0, 'not closed'],
    ['role = volunteer)', 16, 'expected AND or OR'],
    ['village = "Songgon', 10, 'quote is not closed'],
    ['village = ! x', 10, 'means nothing'],
    ['AND role = volunteer', 0, 'no field'],
    ['= volunteer', 0, 'expected a field'],
    ['role = volunteer AND', 20, 'expected a field'],
    ['joined_on = soon', 12, 'no moment'],
    ['joined_on = 2025-02-30', 12, 'no day'],
    ['joined_on = 2025-13-01', 12, 'no day'],
    ['last_seen > 7 days', 18, 'expected "ago"'],
    [`${'('.repeat(60)}role = volunteer`, 51, 'too many'],
    [`${'NOT '.repeat(60)}role = volunteer`, 204, 'too many'],
    [`name = "${'x'.repeat(2000)}"`, 2000, 'at most 2000'],
  ])('%j is refused at %d', (query, offset, text) => {
    let fault: unknown;
    try {
      parseAudience(query);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(AudienceSyntaxError);
    expect(fault).toMatchObject({ offset, message: expect.stringContaining(text) });
  });
});

describe('an audience query that names a saved segment', () => {
  it('is refused where nobody looks segments up, for it would match nobody', () => {
    expect(() => parseAudience('role = volunteer AND NOT segment = "Songgon"')).toThrow('announcements only');
    expect(parseAudience('segment = "Songgon"', { segments: true })).toMatchObject({ field: 'segment' });
    expect(parseAudience('name = "segment"')).toMatchObject({ field: 'name' });
  });
});
