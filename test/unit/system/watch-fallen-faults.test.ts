import process from 'node:process';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { watchFallenFaults } from '../../../src/system/watch-fallen-faults.ts';

describe('a fault that nobody caught', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('ends the process with its name and where it was thrown, and without the words that it quotes', () => {
    const judges: ((fault: unknown) => void)[] = [];
    jest.spyOn(process, 'on').mockImplementation((_, judge) => {
      judges.push(judge);
      return process;
    });
    const written: unknown[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((words) => written.push(words) > 0);
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    watchFallenFaults((...line) => {
      written.push(line);
    });
    judges[0]?.(new RangeError('cannot parse “anak saya sakit, hubungi 081234567890”'));
    expect(exit).toHaveBeenCalledWith(1);
    expect(JSON.stringify(written)).toContain('RangeError');
    expect(JSON.stringify(written)).toContain('watch-fallen-faults.test');
    expect(JSON.stringify(written)).not.toMatch(/sakit|0812/);
  });
});
