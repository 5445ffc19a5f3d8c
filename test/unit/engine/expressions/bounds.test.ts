import { describe, expect, it } from '@jest/globals';
import { evaluateTemplate } from '../../../../src/engine/expressions/evaluate.ts';
import { parseTemplate } from '../../../../src/engine/expressions/parse-template.ts';
import { scopeOf } from './scope-of.ts';

const scope = scopeOf({ contact: { name: 'Siti', fields: {} } });

function run(source: string) {
  const { value, errors } = evaluateTemplate(parseTemplate(source, ['contact']), scope);
  return { value, error: errors[0]?.error };
}

const twice = (times: number, of: string, by: string): string =>
  `@(((d) => ${'d('.repeat(times)}${of}${')'.repeat(times)})((s) => ${by}))`;

describe('the sandbox', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype', '__default__'])(
    'has no %s, neither as a name nor as a property',
    (name) => {
      expect([
        run(`@(${name})`).error,
        run(`@contact.${name}`).error,
        run(`@(contact["${name}"])`),
        run(`@(contact.fields.${name})`).error,
        run(`@(${name}("x"))`).error,
        run(`@(extract(contact, "${name}"))`).value,
      ]).toEqual([
        `context has no property '${name}'`,
        `object has no property '${name}'`,
        { value: null, error: undefined },
        `object has no property '${name}'`,
        `context has no property '${name}'`,
        null,
      ]);
    },
  );

  it('keeps keys that mean something to JavaScript as plain keys', () => {
    const { value } = run('@(object("__proto__", "x", "constructor", "y"))');

    expect(JSON.stringify(value)).toBe('{"__proto__":"x","constructor":"y"}');
  });
});

describe('an expression that would explode', () => {
  it.each([
    ['text repeated', '@(repeat(repeat("x", 9999), 9999))'],
    ['text replaced', '@(replace(repeat("x", 9999), "x", repeat("y", 9999)))'],
    ['text joined', '@(join(split(repeat("x ", 4999)), repeat("y", 9999)))'],
    ['text doubled', twice(30, '"x"', 's & s')],
    ['lists doubled', twice(30, 'array(1)', 'concat(s, s)')],
    ['lists in lists', twice(40, 'array(1)', 'array(s, s)')],
    ['lists in lists, as JSON', `@(json(${twice(40, 'array(1)', 'array(s, s)').slice(2)})`],
    ['lists in lists, formatted', `@(format(${twice(40, 'array(1)', 'array(s, s)').slice(2)})`],
    ['endless recursion', '@(((f) => f(f))((f) => f(f)))'],
    ['endless recursion on both sides', '@(((f) => f(f))((f) => f(f) & f(f)))'],
    ['endless nesting', '@(((f) => f(f))((f) => array(array(f(f)))))'],
    [
      'loops in loops',
      '@(((a) => foreach(a, (x) => foreach(a, (y) => foreach(a, (z) => 1))))(split(repeat("x ", 4999))))',
    ],
  ])('ends with an error: %s', (_name, source) => {
    expect(run(source)).toEqual({
      value: null,
      error: expect.stringMatching(/too (large|long)|longer than/),
    });
  });

  it.each([
    ['powers of powers', twice(20, '1.00000001', 's ^ 100')],
    ['products of products', twice(90, '1.00000001', 's * s')],
    ['a power too high', '@(2 ^ 101)'],
    ['a power too low', '@(2 ^ -101)'],
    ['too many digits', '@(123456789012345678901234567890123456 * 1000.1)'],
    ['a literal too long', `@(${'1234567890'.repeat(5)})`],
  ])('refuses numbers out of range: %s', (_name, source) => {
    expect(run(source)).toEqual({ value: null, error: expect.stringContaining('out of range') });
  });

  it('does not let zeros after the point grow without end', () => {
    expect(run(twice(60, '1.00', 's ^ 100')).value).toBe(1);
  });

  it('refuses JSON that is nested too deep', () => {
    expect(run(`@(parse_json("${'['.repeat(500)}"))`).error).toContain('invalid JSON');
  });
});
