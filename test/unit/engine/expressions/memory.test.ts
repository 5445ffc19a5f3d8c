import { describe, expect, it } from '@jest/globals';
import { createMemory } from '../../../../src/engine/expressions/memory.ts';

describe('a memory', () => {
  it('makes nothing twice while it is kept, and lets the oldest go', () => {
    const made: string[] = [];
    const memory = createMemory<string>(2);
    const recall = (key: string): string =>
      memory(key, () => {
        made.push(key);
        return key.toUpperCase();
      });
    expect(['a', 'a', 'b', 'a', 'c', 'b', 'a'].map(recall)).toEqual(['A', 'A', 'B', 'A', 'C', 'B', 'A']);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('keeps nothing under a very long key', () => {
    const memory = createMemory<object>(2);
    const key = 'x'.repeat(10_000);
    expect(memory(key, () => ({}))).not.toBe(memory(key, () => ({})));
  });
});
