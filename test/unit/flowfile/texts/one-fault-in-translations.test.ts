import { describe, expect, it } from '@jest/globals';
import { useFlowFolder } from '../../../support/flow-folder.ts';
import { markOf } from '../../../support/mark-of.ts';

const read = useFlowFolder();

const flow = `steps:
  - { say: Halo, media: ada.ogg }
  - { ask: Apa?, id: a, timeout: { after: 1d }, choices: [{ label: Ya }, { label: Tidak }] }
`;

describe('one fault in a file of translations', () => {
  it.each([
    ['Halo: ¦"@results.apa"\n', 'no question here has the id "apa"'],
    ['Halo: "@(¦oops)"\n', 'there is no name "oops"'],
    ['ada.ogg: ¦ada-jv.ogg\n', 'there is no file "ada-jv.ogg"'],
    ['ada.ogg: ¦../ada.ogg\n', 'media must be the name of a file'],
    ['Halo: ¦5\n', 'must be a text'],
    ['Ya: ¦Njih\nTidak: "njih."\n'.replace('¦', '').replace('"', '¦"'), 'two choices are "Njih" and "njih."'],
    ['Ya: ¦Inggih kula kersa sanget\n', 'this label has'],
  ])('%j is named at its place: %s', (jv, said) => {
    const { faults } = read(flow, jv.replace('¦', ''));
    const place = markOf(jv.replace('¦"@', '"@¦'));
    expect(faults).toEqual([expect.stringContaining(`${place} error: `)]);
    expect(faults[0]).toContain(said);
  });
});
