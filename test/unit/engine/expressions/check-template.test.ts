import { describe, expect, it } from '@jest/globals';
import { checkTemplate } from '../../../../src/engine/expressions/check-template.ts';
import { parseForeignTemplate, parseTemplate } from '../../../../src/engine/expressions/parse-template.ts';

const roots = ['contact', 'results'];
const check = (source: string) => checkTemplate(parseTemplate(source, roots), { roots });

describe('the check of a template', () => {
  it.each([
    'Halo @contact.name, @@ dan a@b.com',
    '@(if(results.days >= 5, upper("a"), -1) & contact.groups[0])',
    '@(foreach(contact.groups, (group) => upper(GROUP)))',
    '@(foreach(contact.groups, upper))',
    '@(foreach(results.words, word, 1))',
    '@(((x) => x(1))(abs))',
  ])('has nothing to say about %s', (source) => {
    expect(check(source)).toEqual([]);
  });

  it.each([
    ['Halo @(uper("a"))', 7, 'there is no function "uper"; did you mean "upper"?'],
    ['@(frobnicate(1))', 2, 'there is no function "frobnicate"'],
    ['@(result.days > 3)', 2, 'there is no name "result" here; did you mean "results"?'],
    ['@(1 + -days)', 7, 'there is no name "days" here'],
    ['@(contact[zzz])', 10, 'there is no name "zzz" here'],
    ['@(upper())', 2, 'upper(...): need 1 argument(s), got 0'],
    ['@(round(1, 2, 3))', 2, 'round(...): need 1 to 2 argument(s), got 3'],
    ['@(max())', 2, 'max(...): need at least 1 argument(s), got 0'],
    ['@(((x) => y)(1))', 10, 'there is no name "y" here'],
  ])('finds what is wrong in %s', (source, offset, text) => {
    expect(check(source)).toEqual([{ offset, text }]);
  });

  it('tells everything in the order of the text', () => {
    expect(check('@(a(b, upper())) @(c)').map(({ offset }) => offset)).toEqual([2, 4, 7, 19]);
  });

  it('knows other functions when it is told them', () => {
    const template = parseTemplate('@(shout(1, 2)) @(upper("a"))', roots);
    const found = checkTemplate(template, { roots, functions: { shout: { least: 1, most: 1 } } });

    expect(found.map(({ text }) => text)).toEqual([
      'shout(...): need 1 argument(s), got 2',
      'there is no function "upper"',
    ]);
  });

  it('knows the roots of the engine by itself', () => {
    expect(checkTemplate(parseTemplate('@(contact.name & child.status)', roots))).toEqual([]);
  });

  it('repeats what could not be parsed', () => {
    expect(checkTemplate(parseForeignTemplate('Hai @(1 +)', roots))).toEqual([
      { offset: 4, text: expect.stringContaining('ends too early') },
    ]);
  });
});
