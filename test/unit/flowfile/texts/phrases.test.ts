import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PhraseKey, phraseValues } from '../../../../src/domain/phrase-key.ts';
import { createPhrases } from '../../../../src/flowfile/texts/phrases.ts';
import { readSystemFile, type SystemFile } from '../../../../src/flowfile/texts/system-file.ts';

function shipped(language: string): SystemFile {
  const file = join(import.meta.dirname, '../../../../locales', language, 'system.yaml');
  return readSystemFile({ language, file, text: readFileSync(file, 'utf8') });
}

function system(language: string, text: string): SystemFile {
  return readSystemFile({ language, file: `${language}/system.yaml`, text });
}

const all = ['id', 'jv', 'en'].map(shipped);

describe("the product's own texts", () => {
  it.each(all)('say everything in $language, in three lines or four at most', ({ texts, source }) => {
    expect(source.faults()).toEqual([]);
    expect([...texts.keys()].sort()).toEqual(Object.keys(phraseValues).sort());
    expect([...texts.values()].every((text) => text.split('\n').length <= 3)).toBe(true);
  });

  it('know their words in every language, whole and normalised', () => {
    const { reserved, command } = createPhrases(all, 'id');
    expect(new Set(['terima kasih', 'matur nuwun', 'thanks', '🙏'].map(command))).toEqual(
      new Set(['thanks']),
    );
    expect(['stop', 'berhenti', 'mulai', 'bantuan', 'ulangi', 'kembali', 'bukan saya'].map(reserved)).toEqual(
      ['stop', 'stop', 'start', 'help', 'repeat', 'back', 'not_me'],
    );
    expect(['stop dulu bu', 'tolong berhenti', 'siapa ini', 'iki sopo'].map(reserved)).toEqual([
      ...['stop', 'stop', 'who_is_this', 'who_is_this'],
    ]);
    expect(reserved('')).toBeUndefined();
    expect(reserved('kabar')).toBeUndefined();
  });
});

describe('phrases', () => {
  const own = system(
    'id',
    'texts:\n  help: "Halo {name} {other} {toString}"\nwords:\n  stop: [Cukup!]\n  help: [cukup]\n',
  );
  const phrases = createPhrases([own, system('su', 'fallback: jv\n'), ...all], 'id');

  it("are the programme's own where it has some", () => {
    expect(phrases.phrase('id', 'help', { name: 'Siti', other: '{name}' })).toBe(
      'Halo Siti {name} {toString}',
    );
    expect(phrases.phrase('id', 'stopped')).toContain('berhenti');
    expect(phrases.reserved('cukup')).toBe('stop');
    expect(phrases.reserved('stop')).toBe('stop');
  });

  it('fall back along the chain', () => {
    expect(phrases.languages('su')).toEqual(['su', 'jv', 'id']);
    expect(phrases.languages('jv-ID')).toEqual(['jv-ID', 'jv', 'id']);
    expect(phrases.languages('id')).toEqual(['id']);
    expect(phrases.languages('zz')).toEqual(['zz', 'id']);
    expect(phrases.phrase('su', 'invalid_choice')).toContain('Nyuwun');
    expect(phrases.phrase('zz', 'invalid_choice')).toContain('Maaf');
  });

  it('end in Indonesian whatever the default language', () => {
    const few = createPhrases([system('tet', 'texts:\n  help: Ajuda\n'), shipped('id')], 'tet');
    expect(few.phrase('tet', 'help' satisfies PhraseKey)).toBe('Ajuda');
    expect(few.phrase('tet', 'stopped')).toContain('MULAI');
  });

  it('do not turn in a circle', () => {
    const round = createPhrases(
      [system('a', 'fallback: b\n'), system('bb', 'fallback: bbb\n'), system('bbb', 'fallback: bb\n')],
      'id',
    );
    expect(round.languages('bb')).toEqual(['bb', 'bbb', 'id']);
  });
});
