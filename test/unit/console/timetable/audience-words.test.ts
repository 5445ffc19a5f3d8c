import { describe, expect, it } from '@jest/globals';
import { audienceWords } from '../../../../src/console/timetable/audience-words.ts';
import { parseAudience } from '../../../../src/domain/audience/parse-audience.ts';

const fields = new Map([['pupils', { type: 'number', title: 'Jumlah murid', oneOf: [] }]] as const);
const phrase = (text: string, values = {}) => [text, ...Object.values(values)].join(' ');
const words = (query: string) =>
  audienceWords(parseAudience(query), { phrase, language: 'id', people: { fields } });

describe('whom something is for, in words', () => {
  it.each([
    ['role = beneficiary AND fields.pupils > 0', 'role_beneficiary whom_and whom_more Jumlah murid 0'],
    ['fields.pupils = 3', 'whom_is Jumlah murid 3'],
    ['fields.pupils = ""', 'whom_empty Jumlah murid'],
    ['fields.independent_on = ""', 'whom_empty journey_since'],
    ['fields.land_size >= 2', 'whom_least land size 2'],
    [
      'village = "Sragi" OR subdistrict = Songgon',
      'announce_in_village Sragi rhythm_or whom_subdistrict Songgon',
    ],
    ['NOT group = "sakit"', 'whom_not announce_in_group sakit'],
    ['role != volunteer', 'whom_not role_volunteer'],
    [
      'opted_in = true AND (group = pkh OR group = kip)',
      'whom_agreed whom_and (announce_in_group pkh rhythm_or announce_in_group kip)',
    ],
    ['last_seen > 7 days ago', 'whom_seen_within 7 hari'],
    ['last_seen < 2 weeks ago', 'whom_seen_before 14 hari'],
    ['joined_on > 3 hours ago', 'whom_joined_within 3 jam'],
  ])('%s', (query, said) => {
    expect(words(query)).toBe(said);
  });

  it.each(['last_seen = yesterday', 'id = abc AND role = volunteer', 'timezone = "Asia/Makassar"'])(
    'there are none for %s, which stands as it is',
    (query) => {
      expect(words(query)).toBeNull();
    },
  );
});
