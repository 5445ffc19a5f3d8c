import { describe, expect, it } from '@jest/globals';
import { callTyped, evaluateTyped } from '../../../../src/engine/expressions/typed/evaluate-typed.ts';
import { readInstant } from '../../../../src/engine/expressions/typed/read-typed.ts';
import { type TypedWorld } from '../../../../src/engine/expressions/typed/typed-world.ts';

const world: TypedWorld = {
  environment: {
    timezone: 'Asia/Jakarta',
    date_format: 'DD-MM-YYYY',
    time_format: 'tt:mm',
    allowed_languages: [],
    default_country: 'ID',
    number_format: { decimal_symbol: ',', digit_grouping_symbol: '.' },
  },
  context: {
    plain: 1.5,
    exact: { $number: '1.50' },
    wrong: { $number: 'x' },
    at: { $datetime: '2024-02-29T23:45:10.5+07:00', tz: '' },
    zoned: { $datetime: '2024-02-29T23:45:10Z', tz: 'UTC' },
    day: { $date: '2024-02-29' },
    hour: { $time: '16:05:09' },
    never: { $time: 'x' },
    fault: { $error: 'broken' },
    fn: { $function: 'upper' },
    none: { $function: 'nope' },
    old: { $deprecated: 'do not use', value: 'legacy' },
    both: { __default__: 'x', a: [1, null, true] },
  },
  now: '2025-05-04T12:30:45.123456789Z',
  chance: () => 0.5,
};

describe('the typed notation', () => {
  it.each([
    ['@plain', { $number: '1.5' }],
    ['@exact', { $number: '1.5' }],
    ['@wrong', { $error: 'x is no number' }],
    ['@at', { $datetime: '2024-02-29T23:45:10.5+07:00', tz: '' }],
    ['@zoned', { $datetime: '2024-02-29T23:45:10Z', tz: 'UTC' }],
    ['@day', { $date: '2024-02-29' }],
    ['@hour', { $time: '16:05:09.000000' }],
    ['@never', { $error: 'x is no time' }],
    ['@fault', { $error: 'broken' }],
    ['@fn', { $function: 'upper' }],
    ['@none', { $error: 'there is no function nope' }],
    ['@old', 'legacy'],
    ['@both', { __default__: 'x', a: [{ $number: '1' }, null, true] }],
    ['@(now())', { $datetime: '2025-05-04T19:30:45.123456789+07:00', tz: 'Asia/Jakarta' }],
    ['@(format_date(day, "EEEE"))', 'Thursday'],
  ])('keeps the type of %s', (source, value) => {
    expect(evaluateTyped(source, world).value).toEqual(value);
  });

  it('calls single functions', () => {
    expect([callTyped('upper', ['a'], world), callTyped('nope', [], world)]).toEqual([
      'A',
      { $error: 'there is no function nope' },
    ]);
  });

  it('refuses a moment that is none', () => {
    expect(() => readInstant('yesterday')).toThrow('write it like');
  });
});
