import { describe, expect, it } from '@jest/globals';
import { parseForeignTemplate, parseTemplate } from '../../../../src/engine/expressions/parse-template.ts';
import { ExpressionSyntaxError } from '../../../../src/engine/expressions/template.ts';

const roots = ['contact', 'results'];

function faultOf(source: string): ExpressionSyntaxError {
  try {
    parseTemplate(source, roots);
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) {
      return error;
    }
  }
  throw new Error(`${source} was accepted`);
}

const kindsOf = (source: string) => parseTemplate(source, roots).parts.map(({ kind }) => kind);

describe('a template', () => {
  it('keeps an @ as text where no root follows', () => {
    expect(parseTemplate('surat@gmail.com, @twitter, 5 @ 10, @', roots).parts).toEqual([
      { kind: 'text', text: 'surat@gmail.com, @twitter, 5 @ 10, @' },
    ]);
  });

  it('takes a doubled @ for a plain one', () => {
    expect(parseTemplate('@@contact dan @@(1)', roots).parts).toEqual([
      { kind: 'text', text: '@contact dan @(1)' },
    ]);
  });

  it('finds paths and bracketed expressions, whatever their case', () => {
    expect(kindsOf('Halo @CONTACT.name, @(1 + 2)!')).toEqual([
      'text',
      'expression',
      'text',
      'expression',
      'text',
    ]);
  });

  it('leaves a full stop after a path to the sentence', () => {
    expect(parseTemplate('Halo @contact.name. Apa kabar?', roots).parts[1]).toMatchObject({
      expression: '@contact.name',
      offset: 5,
    });
  });

  it('does not count brackets inside of quotes', () => {
    expect(kindsOf('@("a)b" & "\\")")')).toEqual(['expression']);
  });

  it('from elsewhere is text from a bracket on that is never closed', () => {
    expect(parseForeignTemplate('@contact.name @("x @@ @contact.name @(1)', roots).parts.slice(1)).toEqual([
      { kind: 'text', text: ' ' },
      { kind: 'text', text: '@("x @@ @contact.name @(1)' },
    ]);
  });

  it('survives JSON', () => {
    const template = parseTemplate('@(if(results.days > 3, "a", -2.50)) @(((x) => x[0])(results))', roots);

    expect(JSON.parse(JSON.stringify(template))).toEqual(template);
  });
});

describe('a broken expression', () => {
  it.each([
    ['Halo @(contact.name', 5, 'never closed'],
    ['@(results.days >)', 16, 'ends too early'],
    ["@('a')", 2, 'double quotes'],
    ['@("a)', 0, 'never closed'],
    ['@(“a”)', 2, 'double quotes'],
    ['@(1 2)', 4, 'unexpected 2'],
    ['@()', 2, 'ends too early'],
    ['@(if(1, 2,))', 10, 'unexpected )'],
    ['@(contact.)', 10, 'name of a property'],
    ['@(contact[1)', 11, 'closed with ]'],
    ['@(upper(1 2))', 10, 'separated by commas'],
    ['@("a".b)', 5, 'unexpected .'],
    ['@(1 ; 2)', 4, 'unexpected ;'],
    ['@results.2days', 10, 'unexpected days'],
    ['@((1 2))', 5, 'closed with )'],
  ])('%s is refused at %i', (source, offset, words) => {
    const fault = faultOf(source);

    expect([fault.offset, fault.message]).toEqual([offset, expect.stringContaining(words)]);
  });

  it('is refused when it is nested too deep or has too many parts', () => {
    const deep = `@(${'('.repeat(101)}1${')'.repeat(101)})`;
    const negative = `@(${'-'.repeat(200)}1)`;
    const long = `@(${'1+'.repeat(600)}1)`;

    expect([deep, negative, long].map((each) => faultOf(each).message)).toEqual([
      expect.stringContaining('100 deep'),
      expect.stringContaining('100 deep'),
      expect.stringContaining('1000 parts'),
    ]);
  });

  it('is tolerated in a template from elsewhere', () => {
    expect(parseForeignTemplate('@(1 +) dan @(x', roots).parts).toEqual([
      { kind: 'broken', expression: '@(1 +)', offset: 0, error: expect.any(String) },
      { kind: 'text', text: ' dan ' },
      { kind: 'text', text: '@(x' },
    ]);
  });
});
