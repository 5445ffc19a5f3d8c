import { describe, expect, it } from '@jest/globals';
import { isMap, isSeq, type Node } from 'yaml';
import { noteSlips } from '../../../../src/flowfile/checks/note-slips.ts';
import { openSource, type Source } from '../../../../src/flowfile/yaml/source.ts';
import { markOf } from '../../../support/mark-of.ts';

/** A file whose only step says this, and where `¦` stands in it. */
function said(value: string): { readonly source: Source; readonly place: string } {
  const text = `steps:\n  - say${value}\n`;
  return { source: openSource({ file: 'a.yaml', text: text.replace('¦', '') }), place: markOf(text) };
}

describe('a text that YAML takes for something else', () => {
  it.each([
    [': ¦*Penting*', 'a text that begins with * must stand in quotes'],
    [': *Penting* ¦ada rapat', 'a text that begins with * must stand in quotes'],
    [': ¦!Penting ada rapat', 'a text that begins with ! must stand in quotes'],
    [': ¦- satu', 'a text that begins with - must stand in quotes'],
    [': >5 ¦orang', 'a text that begins with > must stand in quotes'],
    [': [Penting] ¦ada rapat', 'a text that begins with [ must stand in quotes'],
    [': {nama} ¦apa kabar', 'a text that begins with { must stand in quotes'],
    [': "Halo" ¦"Ibu"', 'this stands behind the quote that closes the text'],
    [': "C:¦\\Unggah"', 'a backslash is written twice'],
    [': Halo\n¦\u00a0\u00a0\u00a0 goto: end', 'an odd space'],
    [': Halo\n ¦\u00a0- say: Hai', 'an odd space'],
    [': Halo\n  -¦\u00a0say: Hai', 'an odd space'],
    [': Halo\n    ¦- say: Hai', 'this line is indented otherwise'],
    [': Halo\n ¦- say: Hai', 'this line is indented otherwise'],
    [':¦\u00a0Halo', 'an odd space'],
    ['¦\u200b: Halo', 'cannot be seen'],
  ])('is one fault at its place, with how to mend it: %j', (value, expected) => {
    const { source, place } = said(value);
    const found = source.faults().map(({ line, column, text }) => ({ place: `${line}:${column}`, text }));
    expect(found).toEqual([{ place, text: expect.stringContaining(expected) }]);
  });

  it.each([': Halo\u00a0Ibu', ': "Halo\n      \u00a0apa: kabar"', ': |\n      Halo\n      \u00a0- satu'])(
    'is none where an odd space is one of the text: %j',
    (value) => {
      expect(said(value).source.faults()).toEqual([]);
    },
  );
});

describe('a file whose lines end in carriage returns alone', () => {
  it('is read as any other, and its faults stand in their lines', () => {
    const source = openSource({ file: 'a.yaml', text: 'title: Halo\rsteps:\r  - say: @contact.name\r' });
    expect(source.faults()).toEqual([expect.objectContaining({ line: 3, column: 10 })]);
    expect(openSource({ file: 'a.yaml', text: 'steps:\r  - say: Halo\r' }).root?.toJSON()).toEqual({
      steps: [{ say: 'Halo' }],
    });
  });
});

describe('a text that says what was hardly meant', () => {
  it.each([
    [': ¦“Halo Ibu”', 'these quotes are curly'],
    [': ¦Rumah #5', 'the text ends before " #"'],
    [': ¦&Penting rapat', '&Penting is not sent'],
    [': ¦Halo\\nIbu', '\\n is sent as it stands'],
    [": ¦'Halo\\nIbu'", '\\n is sent as it stands'],
    [': Halo ¦@result.apa', '@result.apa is sent as it stands; did you mean "@results"?'],
  ])('is hinted at: %j', (value, expected) => {
    const { source, place } = said(value);
    hint(source);
    const found = source.hints().map(({ line, column, text }) => ({ place: `${line}:${column}`, text }));
    expect(found).toEqual([{ place, text: expect.stringContaining(expected) }]);
    expect(source.faults()).toEqual([]);
  });

  it.each([': Halo # nanti diganti', ': "Halo\\nIbu"', ': kirim ke a@result.org', ': “Halo” kata Ibu, ya'])(
    'is not where it may well be meant: %j',
    (value) => {
      const { source } = said(value);
      hint(source);
      expect(source.hints()).toEqual([]);
    },
  );
});

function hint(source: Source): void {
  const steps = isMap(source.root) ? source.root.get('steps') : undefined;
  const step = isSeq(steps) ? steps.items[0] : undefined;
  const node = isMap(step) ? (step.get('say', true) as Node) : null;
  const at = node?.range?.[0] ?? 0;
  noteSlips(source, { name: 'say', node, at, keyAt: at });
}
