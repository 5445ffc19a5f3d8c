import { describe, expect, it } from '@jest/globals';
import { createTypedEvaluation } from '../../../../src/engine/expressions/typed/typed-world.ts';
import { type Typed } from '../../../../src/engine/expressions/typed/typed.ts';
import { toTyped } from '../../../../src/engine/expressions/typed/write-typed.ts';
import { type RouterDefinition, readRouter } from '../../../../src/engine/router/read-router.ts';
import { type Routed, route } from '../../../../src/engine/router/route.ts';

const environment = {
  timezone: 'Asia/Jakarta',
  date_format: 'DD-MM-YYYY',
  time_format: 'tt:mm',
  allowed_languages: ['ind', 'eng'],
  default_country: 'ID',
  number_format: { decimal_symbol: ',', digit_grouping_symbol: '.' },
} as const;

const context: { readonly [name: string]: Typed } = {
  text: '  Ya, 30 kali ',
  age: { $number: '29' },
  old: { $deprecated: '@old is deprecated', value: 'x' },
};

const localization = {
  ind: { one: { arguments: ['ya iya'] }, two: { arguments: ['1', '2', '3'] }, three: { arguments: [''] } },
  eng: { one: { arguments: ['yes'] } },
};

interface Told extends Partial<RouterDefinition> {
  readonly contact?: string;
}

function routed({ contact = 'ind', ...given }: Told): Routed {
  const definition: RouterDefinition = { operand: '@text', cases: [], ...given };
  return route({
    router: readRouter(definition, localization, Object.keys(context)),
    evaluation: () =>
      createTypedEvaluation({ environment, context, now: '2025-05-04T12:30:45Z', chance: () => 0.5 }),
    languages: { contact, allowed: environment.allowed_languages, flow: 'fra' },
  });
}

const asking = (type: string, args: readonly string[], uuid = 'x') => [
  { uuid, type, arguments: args, category_uuid: 'hit' },
];

describe('a switch router', () => {
  it('goes where the first case that matches leads', () => {
    const cases = [...asking('has_number_gt', ['50']), ...asking('has_number', [])];
    expect(routed({ cases })).toMatchObject({ category: 'hit', match: '30', operandText: '  Ya, 30 kali ' });
  });

  it('takes the default with the operand as the match', () => {
    const way = routed({
      operand: ' @age ',
      cases: asking('has_only_phrase', ['30']),
      default_category_uuid: 'no',
    });
    expect(way).toEqual({
      category: 'no',
      match: '29',
      extra: undefined,
      operandText: '29',
      errors: [],
      troubles: [],
      warnings: [],
    });
  });

  it('finds no way without a default', () => {
    expect(routed({ cases: asking('has_date', []) })).toMatchObject({ category: null, errors: [] });
  });

  it('keeps the type of a lone expression, in the operand and in arguments', () => {
    const cases = asking('has_number_eq', [' @age ']);
    expect(routed({ operand: '@(age)', cases })).toMatchObject({ category: 'hit', match: '29' });
  });

  it('hands on what a pattern found besides', () => {
    const { extra } = routed({ cases: asking('has_pattern', ['(\\d+) (k)ali']) });
    expect(toTyped(extra ?? null)).toEqual({ 0: '30 kali', 1: '30', 2: 'k' });
  });

  it.each([
    ['ind', 'ya'],
    ['eng', 'Yes'],
    ['fra', 'ya'],
    ['', 'ya'],
  ])('asks in the language of a contact who speaks "%s", if it is allowed', (contact, match) => {
    const cases = asking('has_any_word', ['oui'], 'one');
    expect(routed({ operand: 'ya Yes oui', contact, cases })).toMatchObject({ category: 'hit', match });
  });

  it.each(['two', 'three', 'x'])('asks in its own words where a translation does not fit (%s)', (uuid) => {
    expect(routed({ cases: asking('has_any_word', ['kali'], uuid) })).toMatchObject({ match: 'kali' });
  });

  it('notes a test that fails and tries the next case', () => {
    const cases = [
      ...asking('has_number_eq', ['@(1/0)']),
      ...asking('has_nothing', []),
      ...asking('has_text', []),
    ];
    const { errors, match } = routed({ cases });
    expect({ errors, match }).toEqual({
      errors: [
        'Error calling test has_number_eq(...): error calling has_number_eq(...): division by zero',
        'Error calling test has_nothing(...): there is no router test has_nothing',
      ],
      match: 'Ya, 30 kali',
    });
  });

  it('notes an operand that failed where the default is taken, and only there', () => {
    const operand = '@(text.no)';
    const failed = 'error calling has_text(...): "  Ya, 30 kali " doesn\'t support lookups';
    expect([
      routed({ operand, default_category_uuid: 'no' }),
      routed({ operand, cases: asking('has_text', []) }),
      routed({ operand, cases: asking('has_error', []), default_category_uuid: 'no' }),
    ]).toMatchObject([
      { category: 'no', match: '', operandText: '', errors: ['"  Ya, 30 kali " doesn\'t support lookups'] },
      { category: null, errors: [`Error calling test has_text(...): ${failed}`] },
      { category: 'hit', errors: [] },
    ]);
  });

  it('warns of what is deprecated', () => {
    expect(routed({ operand: '@old', cases: asking('has_phrase', ['@old']) }).warnings).toEqual([
      '@old is deprecated',
      '@old is deprecated',
    ]);
  });
});
