import { describe, expect, it } from '@jest/globals';
import { findHints } from '../../../../src/flowfile/checks/find-hints.ts';
import { readFlow } from '../../../../src/flowfile/flow/read-flow.ts';

function hints(text: string): readonly string[] {
  const { program } = readFlow({ file: 'x.yaml', text: `steps:\n  - say: '${text}'\n` });
  return program === null ? ['no flow'] : findHints(program).map((hint) => `${hint.line}: ${hint.text}`);
}

describe('hints on texts', () => {
  it('are silent on what fits three lines of a cheap phone', () => {
    expect(hints('Assalamualaikum, Ibu @contact.name. Bagaimana kabarnya minggu ini?')).toEqual([]);
  });

  it('name a text of more lines, the name of a person counted', () => {
    const text = 'Kami tunggu kabarnya. Satu kata pun boleh. Kapan saja boleh. Balas saja di sini. Ya, Ibu';
    expect(hints(text)).toEqual([]);
    expect(hints(`${text} @contact.name. Terima kasih banyak. Salam kami.`)).toEqual([
      '2: about 4 lines on a cheap phone; 3 are read',
    ]);
  });

  it('say what media cost, rounded up, and when that is much; nothing of a file that is not there', () => {
    const text =
      'steps:\n  - say: Halo\n    media: a.ogg\n  - say:\n    media: b.jpg\n  - say: Ya\n    media: c.ogg\n';
    const { program } = readFlow({ file: 'x.yaml', text });
    const sizes: { readonly [name: string]: number } = { 'a.ogg': 99_001, 'b.jpg': 100_001 };
    expect(program && findHints(program, (name) => sizes[name])).toEqual([
      { line: 2, text: 'a.ogg costs 100 kB' },
      { line: 4, text: 'b.jpg costs 101 kB; people pay for data, keep it under 100 kB' },
    ]);
  });

  it('name a sentence of more than fifteen words', () => {
    expect(hints(Array.from({ length: 15 }, () => 'kata').join(' '))).toEqual([]);
    expect(hints(Array.from({ length: 16 }, () => 'kata').join(' '))).toEqual([
      '2: a sentence of 16 words; make two of it',
    ]);
  });
});
