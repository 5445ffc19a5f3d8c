import { describe, expect, it } from '@jest/globals';
import { answerLine } from '../../../src/cli/evaluate-line.ts';

const answer = (line: object): object => answerLine(JSON.stringify(line));

describe('a line of evaluate', () => {
  it('is answered with the text, the typed value and the errors of a template', () => {
    const context = { results: { days: { $number: '1.50' } } };
    expect([
      answer({ id: 'a', template: '@results.days', context }),
      answer({ id: 2, template: 'Hari @results.days @(1/0)', context }),
    ]).toEqual([
      { id: 'a', text: '1.5', value: { $number: '1.5' }, errors: [] },
      {
        id: 2,
        text: 'Hari 1.5 ',
        value: 'Hari 1.5 ',
        errors: [{ expression: '@(1/0)', error: 'division by zero' }],
      },
    ]);
  });

  it('is answered with what a function gives', () => {
    expect([
      answer({ id: 'a', fn: 'upper', args: ['ya'] }),
      answer({ id: 'b', fn: 'Repeat', args: ['ya', { $number: '2' }] }),
      answer({ id: 'c', fn: 'nothing' }),
    ]).toEqual([
      { id: 'a', result: 'YA' },
      { id: 'b', result: 'yaya' },
      { id: 'c', result: { $error: 'there is no function nothing' } },
    ]);
  });

  it('is answered with what a test finds', () => {
    expect([
      answer({ id: 'a', test: 'has_number', args: ['30 hari'] }),
      answer({ id: 'b', test: 'has_number', args: ['tiga'] }),
      answer({ id: 'c', test: 'has_pattern', args: ['ab', '(b)'] }),
      answer({ id: 'd', test: 'has_text' }),
      answer({ id: 'e', test: 'upper', args: ['x'] }),
    ]).toEqual([
      { id: 'a', matched: true, match: { $number: '30' } },
      { id: 'b', matched: false },
      { id: 'c', matched: true, match: 'b', extra: { 0: 'b', 1: 'b' } },
      { id: 'd', matched: false, error: 'error calling has_text(...): need 1 argument(s), got 0' },
      { id: 'e', matched: false, error: 'there is no function upper' },
    ]);
  });

  it('says what its environment, moment and places are', () => {
    const environment = {
      date_format: 'DD-MM-YYYY',
      time_format: 'h:mm aa',
      timezone: 'Asia/Jakarta',
      allowed_languages: ['ind'],
      default_country: 'ID',
      number_format: { decimal_symbol: ',', digit_grouping_symbol: '.' },
    };
    const children = [{ name: 'Jawa Timur', aliases: ['Jatim'] }];
    const template = '@(format(now())) @(format_number(1234.5)) @(has_state("jatim").match)';
    expect(
      [{ locations: [{ name: 'Indonesia', children }] }, [{ name: 'Indonesia', children }]].map((locations) =>
        answer({ template, environment, locations, now: '2024-02-29T23:30:00-05:00' }),
      ),
    ).toEqual(
      [1, 2].map(() =>
        expect.objectContaining({ text: '01-03-2024 11:30 am 1.234,5 Indonesia > Jawa Timur' }),
      ),
    );
  });

  it('tells of deprecated names, and only of those that are used', () => {
    const context = { old: { $deprecated: '@old is no more', value: 'x' } };
    expect([
      answer({ template: '@old', context }),
      answer({ template: '@(json(1))', context }),
      answer({ template: '@a.old', context: { a: context } }),
    ]).toMatchObject([
      { text: 'x', warnings: ['@old is no more'] },
      { text: '1' },
      { text: 'x', warnings: ['@old is no more'] },
    ]);
  });

  it('is answered alike each time, chance and the present included', () => {
    const [first, second] = [1, 2].map(() => answer({ template: '@(rand()) @(rand()) @(now())' }));
    expect(first).toEqual(second);
    expect(first).toMatchObject({ text: '0.5 0.125 2025-05-04T12:30:45.123456Z' });
  });

  it.each([
    ['no JSON', '{"id":', null, 'no JSON'],
    ['no object', '[1]', null, 'expected object'],
    ['nothing to evaluate', '{"id":"x"}', 'x', 'exactly one of'],
    ['two things to evaluate', '{"id":1,"fn":"upper","test":"has_text"}', 1, 'exactly one of'],
    ['a template that is no text', '{"id":"x","template":1}', 'x', 'template'],
    ['a zone that is none', '{"id":"x","template":"","environment":{"timezone":"Mars"}}', 'x', 'timezone'],
    ['a moment that is none', '{"id":"x","template":"","now":"yesterday"}', 'x', '2025-05-04T12:30:45Z'],
    ['arguments that are no list', '{"id":"x","fn":"upper","args":"a"}', 'x', 'args'],
  ])('is refused in its own words when it has %s', (_what, line, id, words) => {
    expect(answerLine(line)).toEqual({ id, error: expect.stringContaining(words) });
  });

  it('survives values that are not what they say', () => {
    const context = {
      a: { $datetime: 'x' },
      b: { $date: '2024-13-45' },
      c: { $datetime: '2024-01-01T00:00:00Z', tz: 'Mars' },
    };
    expect(answer({ template: '@a@b@c', context })).toMatchObject({ text: '', errors: [{}, {}, {}] });
  });
});
