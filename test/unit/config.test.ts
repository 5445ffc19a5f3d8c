import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.ts';

describe('the configuration', () => {
  it.each(['-1', '1.5', '70000', '0x10', '1e3'])('refuses the port %s', (PORT) => {
    expect(() => readConfig({ PORT })).toThrow('- PORT: must be a whole number');
  });
});
