import { describe, expect, it } from '@jest/globals';
import { plainDay } from '../../../src/engine/say.ts';
import { type Draft } from '../../../src/engine/draft.ts';

const at = Date.parse('2026-05-31T18:30:00Z');

function asks(language: string, timezone: string): Pick<Draft, 'contact' | 'world'> {
  const contact = { language, timezone };
  const world = { languages: (each: string) => [each, 'id'] };
  return { contact, world } as unknown as Pick<Draft, 'contact' | 'world'>;
}

describe('a day in the words of a message', () => {
  it.each([
    ['id', 'Asia/Jakarta', '1 Juni 2026'],
    ['id', 'Europe/London', '31 Mei 2026'],
    ['jv', 'Asia/Jakarta', '1 Juni 2026'],
    ['en', 'Asia/Jayapura', '1 June 2026'],
    ['osi', 'Asia/Jakarta', '1 Juni 2026'],
  ])('is that of the person: %s in %s', (language, timezone, words) => {
    expect(plainDay(at, asks(language, timezone))).toBe(words);
  });
});
