import { describe, expect, it } from '@jest/globals';
import { listLocations } from '../../../../src/engine/expressions/tests/locations.ts';
import { testTyped } from '../../../../src/engine/expressions/typed/evaluate-typed.ts';
import {
  type TypedEnvironment,
  type TypedWorld,
} from '../../../../src/engine/expressions/typed/typed-world.ts';
import { type Typed } from '../../../../src/engine/expressions/typed/typed.ts';

const locations = listLocations([
  {
    name: 'Indonesia',
    children: [
      {
        name: 'Jawa Timur',
        aliases: ['Jatim', 'East Java'],
        children: [
          { name: 'Malang', children: [{ name: 'Klojen' }, { name: 'Sukun' }] },
          { name: 'Kediri', aliases: ['Kabupaten Kediri'], children: [{ name: 'Pare' }] },
        ],
      },
      { name: 'Sulawesi Selatan', children: [{ name: 'Parepare' }, { name: 'Kediri' }] },
    ],
  },
]);

function worldOf(environment: Partial<TypedEnvironment>): TypedWorld {
  return {
    environment: {
      timezone: 'Asia/Jakarta',
      date_format: 'DD-MM-YYYY',
      time_format: 'tt:mm',
      allowed_languages: ['ind'],
      default_country: 'ID',
      number_format: { decimal_symbol: ',', digit_grouping_symbol: '.' },
      ...environment,
    },
    context: {},
    now: '2025-05-04T12:30:45Z',
    chance: () => 0.5,
    locations,
  };
}

const matchOf = (test: string, args: readonly Typed[], environment = {}): Typed | undefined =>
  testTyped(test, args, worldOf(environment)).match;

describe('tests of places', () => {
  it.each([
    ['has_state', ['jatim'], 'Indonesia > Jawa Timur'],
    ['has_state', ['Saya di East Java, ya'], 'Indonesia > Jawa Timur'],
    ['has_state', ['¡JATIM!'], 'Indonesia > Jawa Timur'],
    ['has_state', ['indonesia>jawa timur'], 'Indonesia > Jawa Timur'],
    ['has_state', ['Malang'], undefined],
    ['has_state', [''], undefined],
    ['has_state', ['Indonesia > Jawa Timur > Malang'], 'Indonesia > Jawa Timur > Malang'],
    ['has_district', ['Indonesia > Jawa Timur'], 'Indonesia > Jawa Timur'],
    ['has_district', ['Kediri'], undefined],
    ['has_district', ['Kediri', 'Jatim'], 'Indonesia > Jawa Timur > Kediri'],
    ['has_district', ['Kediri', 'Papua'], undefined],
    ['has_district', ['kota Malang', ''], 'Indonesia > Jawa Timur > Malang'],
    ['has_ward', ['Pare'], 'Indonesia > Jawa Timur > Kediri > Pare'],
    ['has_ward', ['Pare', 'Jatim', 'Malang'], undefined],
    ['has_ward', ['Sukun', '', 'Malang'], undefined],
    ['has_ward', ['Sukun', 'Jatim', ''], 'Indonesia > Jawa Timur > Malang > Sukun'],
    ['has_ward', ['sukun', 'Jatim', 'Malang'], 'Indonesia > Jawa Timur > Malang > Sukun'],
  ])('%s %j', (test, args, match) => {
    expect(matchOf(test, args)).toBe(match);
  });

  it('take a ward alone or with both places around it', () => {
    expect(testTyped('has_ward', ['Sukun', 'Jatim'], worldOf({})).error).toContain('1 or 3 arguments');
  });

  it('fail where no places are known', () => {
    expect(testTyped('has_state', ['Jatim'], { ...worldOf({}), locations: undefined })).toMatchObject({
      matched: false,
      error: expect.stringContaining('places') as unknown,
    });
  });
});

describe('has_phone', () => {
  it.each([
    ['nomor saya 0812-3456-7890 ya', '+6281234567890'],
    ['lahir 12/25/1990', undefined],
    ['(021) 555 1234', '+62215551234'],
    ['umur 30, hp 0812 3456 7890', '+6281234567890'],
    ['62812 3456 7890', '+6281234567890'],
    ['+1 (202) 555-0143', '+12025550143'],
    ['٠٨١٢٣٤٥٦٧٨٩٠', '+6281234567890'],
    ['12345', undefined],
    ['tidak ada', undefined],
    ['081234567890123456789', undefined],
  ])('finds a possible number in %s', (text, match) => {
    expect(matchOf('has_phone', [text])).toBe(match);
  });

  it('reads local numbers in the country that is named, and none without a country', () => {
    expect([
      matchOf('has_phone', ['202 555 0143', 'us']),
      matchOf('has_phone', ['202 555 0143', 'XX']),
      matchOf('has_phone', ['081234567890'], { default_country: '' }),
    ]).toEqual(['+12025550143', undefined, undefined]);
  });
});

describe('has_pattern', () => {
  it('takes a group that took no part as empty', () => {
    expect(testTyped('has_pattern', ['xx', ' (x)(y)? '], worldOf({})).extra).toEqual({
      0: 'x',
      1: 'x',
      2: '',
    });
  });

  it.each(['(?=a)', '(a)\\1', '[', 'a{1001}', '*'])('refuses %s, which RE2 does not know', (pattern) => {
    expect(testTyped('has_pattern', ['a', pattern], worldOf({})).error).toContain('valid regular expression');
  });

  it('answers at once where other engines would search for years', () => {
    const before = performance.now();
    expect(matchOf('has_pattern', ['a'.repeat(5000), '^(a+)+(a|a)*(a*)*$b'])).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('gives up on a pattern that is too large for its text', () => {
    const { error } = testTyped('has_pattern', ['ab'.repeat(30_000), '((a{0,30}){0,30}c)'], worldOf({}));
    expect(error).toContain('too much');
  });
});

describe('the words of two texts', () => {
  it.each([
    ['default', 'YES', 'yes', true],
    ['default', 'yеs', 'yes', false],
    ['confusables', 'yеs', 'yes', true],
    ['confusables', '0K', 'ok', true],
    ['confusables', '𝐲𝐞𝐬', 'yes', true],
    ['arabic_variants', 'بلي', 'بلی', true],
    ['arabic_variants', 'ﻻ', 'لا', true],
    ['arabic_variants', '٣', '۳', true],
    ['arabic_variants', 'yеs', 'yes', false],
  ] as const)('are compared by %s: %s and %s', (input_collation, text, wanted, same) => {
    expect(testTyped('has_any_word', [text, wanted], worldOf({ input_collation })).matched).toBe(same);
  });
});

describe('places of a whole country', () => {
  it('are found at once, whatever the length of the text', () => {
    const districts = Array.from({ length: 5000 }, (_, place) => ({ name: `Tempat ${place}` }));
    const many = listLocations([{ name: 'Negeri', children: [{ name: 'Daerah', children: districts }] }]);
    const world = { ...worldOf({}), locations: many };
    const before = performance.now();
    expect(testTyped('has_district', [`${'kata '.repeat(1900)}Tempat 4711`], world).match).toBe(
      'Negeri > Daerah > Tempat 4711',
    );
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
