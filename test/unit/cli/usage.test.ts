import { describe, expect, it } from '@jest/globals';
import { usage, usageOf } from '../../../src/cli/usage.ts';

describe('the usage of one command', () => {
  it.each([
    [['worker'], /^ {2}worker, web .*\n.*pages and API\n$/u],
    [['web'], /^ {2}worker, web/u],
    [['contacts', '--help'], /^ {2}contacts import FILE \[--dry-run\]\n.*CSV or .xlsx\n$/u],
    [['flows', 'back', '-h'], /^ {2}flows back FLOW \[--by NAME\]\n.*live before\n$/u],
    [['doctor'], /^ {2}doctor \[--repair\].*\n.*address rows again\n$/u],
  ])('%j is its own lines alone', (words, expected) => {
    expect(usageOf(words)).toMatch(expected);
  });

  it('names all that a command of several does', () => {
    expect(usageOf(['export']).match(/^ {2}\S+/gmu)).toEqual(['  export', '  export']);
    expect(usageOf(['flows']).match(/^ {2}flows/gmu)?.length).toBeGreaterThan(10);
  });

  it('is all of it for a word that it does not know', () => {
    expect(usageOf(['--help'])).toBe(usage);
    expect(usageOf([])).toBe(usage);
  });
});
