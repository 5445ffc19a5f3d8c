import { describe, expect, it } from '@jest/globals';
import { readSystemFile } from '../../../../src/flowfile/texts/system-file.ts';

describe('a text that the product does not have', () => {
  it('is refused with some of those that it has, not with all two hundred', () => {
    const file = 'locales/en/system.yaml';
    const faults = readSystemFile({
      file,
      text: 'texts:\n  zzzzzzzzzz: x\n',
      language: 'en',
    }).source.faults();
    expect(faults).toHaveLength(1);
    const [{ text } = { text: '' }] = faults;
    expect(text).toMatch(/^texts has no "zzzzzzzzzz"; it may have stopped, started, .*, and \d{2,3} more$/u);
    expect(text.length).toBeLessThan(500);
  });
});
