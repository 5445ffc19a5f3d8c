import { describe, expect, it, jest } from '@jest/globals';
import { fromValue } from '../../../../src/engine/expressions/from-value.ts';
import { evaluateTemplate, isTrue, renderTemplate } from '../../../../src/engine/expressions/evaluate.ts';
import { parseForeignTemplate, parseTemplate } from '../../../../src/engine/expressions/parse-template.ts';
import { type Scope } from '../../../../src/engine/expressions/scope.ts';
import { scopeOf } from './scope-of.ts';

const roots: Scope['roots'] = {
  contact: {
    __default__: 'Siti Rahmawati',
    name: 'Siti Rahmawati',
    first_name: 'Siti',
    age: 29.5,
    groups: ['relawan', 'penguji'],
    fields: { selling_days: 4, empty: null, joined: '2024-02-29' },
    active: true,
  },
  results: () => fromValue({ mood: { __default__: 'good', value: 'good', text: 'Baik' } }),
  nothing: null,
};
const scope = scopeOf(roots);
const names = Object.keys(roots);

const render = (source: string) => renderTemplate(parseTemplate(source, names), scope);
const evaluate = (source: string) => evaluateTemplate(parseTemplate(source, names), scope).value;
const holds = (source: string) => isTrue(parseTemplate(source, names), scope).true;

describe('a rendered template', () => {
  it('puts values into the text', () => {
    expect(render('Halo @contact.first_name, @(contact.fields.selling_days + 1) hari.')).toEqual({
      text: 'Halo Siti, 5 hari.',
      errors: [],
    });
  });

  it('shows what an object stands for', () => {
    expect(render('@contact: @results.mood / @results.mood.text').text).toBe('Siti Rahmawati: good / Baik');
  });

  it('leaves a failing part empty and goes on', () => {
    expect(render('a @contact.nope b @(1/0) c')).toEqual({
      text: 'a  b  c',
      errors: [
        { expression: '@contact.nope', error: "object has no property 'nope'" },
        { expression: '@(1/0)', error: 'division by zero' },
      ],
    });
  });

  it('tells a broken expression from elsewhere as an error', () => {
    const template = parseForeignTemplate('x@(1 +)y', names);

    expect(renderTemplate(template, scope)).toEqual({
      text: 'xy',
      errors: [{ expression: '@(1 +)', error: expect.stringContaining('ends too early') }],
    });
  });

  it('is cut at 10,000 characters and not in the middle of one', () => {
    const { text } = render('@(repeat("🌱", 9000))@(repeat("🌱", 9000))');

    expect([Array.from(text).length, text.endsWith('🌱')]).toEqual([10_000, true]);
  });

  it('asks for a root only when it is used, and once', () => {
    const mood = jest.fn(() => 'good');
    const lazy = scopeOf({ mood, other: 1 });
    renderTemplate(parseTemplate('@other', ['mood', 'other']), lazy);
    const before = mood.mock.calls.length;
    renderTemplate(parseTemplate('@mood @mood @(MOOD)', ['mood', 'other']), lazy);

    expect([before, mood.mock.calls.length]).toEqual([0, 1]);
  });
});

describe('the value of a template', () => {
  it.each([
    ['@contact.age', 29.5],
    [' @(contact.age * 2) ', 59],
    ['@contact.active', true],
    ['@contact.groups', ['relawan', 'penguji']],
    ['@nothing', null],
    ['@contact.nope', null],
    ['@contact', 'Siti Rahmawati'],
    ['@(object("a", array(1, null)))', { a: [1, null] }],
    ['@(date("3-5-2025"))', '2025-05-03'],
    ['@(now())', '2025-05-04T19:30:45.123000+07:00'],
    ['@(time("7:30"))', '07:30:00.000000'],
    ['@(upper)', 'upper'],
    ['umur @contact.age', 'umur 29.5'],
    ['@contact.age@contact.age', '29.529.5'],
    ['', ''],
  ])('of %s keeps its type', (source, value) => {
    expect(evaluate(source)).toEqual(value);
  });

  it('is exact for decimals of every size', () => {
    const numbers = scopeOf({ small: 1e-7, large: 1e21, none: Infinity });

    expect(
      ['@(small + 1)', '@(large + 1)', '@(none = null)'].map(
        (source) => renderTemplate(parseTemplate(source, Object.keys(numbers.roots)), numbers).text,
      ),
    ).toEqual(['1.0000001', '1000000000000000000001', 'true']);
  });
});

describe('a condition', () => {
  it('is true for what counts as true', () => {
    expect(
      ['@(contact.age > 18)', '@contact.groups', 'ya', '@(now())', '@(today())', '@upper', '@(upper)'].map(
        holds,
      ),
    ).toEqual([true, true, true, true, true, true, true]);
  });

  it('is false for what does not', () => {
    expect(
      ['@(1 > 2)', '@nothing', 'False', '', '@(array())', '@(object())', '@(time("00:00"))'].map(holds),
    ).toEqual([false, false, false, false, false, false, false]);
  });

  it('is false on an error, which is told', () => {
    expect(isTrue(parseTemplate('@(contact.nope > 1)', names), scope)).toEqual({
      true: false,
      errors: [{ expression: '@(contact.nope > 1)', error: "object has no property 'nope'" }],
    });
  });
});
