import { describe, expect, it } from '@jest/globals';
import { readLocaleFile } from '../../../../src/flowfile/texts/locale-file.ts';
import { BrokenFlowSource, recompile } from '../../../../src/flowfile/flow/recompile.ts';

describe('a kept flow source', () => {
  it('compiles although its media, its sub-flow and its translations are gone', () => {
    const program = recompile('old.yaml', 'steps:\n  - say: Halo\n    media: gone.ogg\n  - call: gone\n');
    expect(program).toMatchObject({
      id: 'old',
      steps: [{ media: 'gone.ogg' }, { verb: 'call', flow: 'gone' }],
    });
  });

  it("takes today's translations and defaults, and a broken translation does not matter", () => {
    const locale = { language: 'jv', flow: 'old', file: 'jv/old.yaml' };
    const program = recompile('old.yaml', 'steps:\n  - ask: Halo\n    id: a\n  - say: Hai\n', {
      locales: [
        readLocaleFile({ ...locale, text: 'Halo: Sugeng\nHai: "@(1 +"\n' }),
        readLocaleFile({ ...locale, flow: 'other', language: 'en', text: 'Halo: Hello\n' }),
      ],
      question: { remind: [], timeout: 1000 },
    });
    expect(program.steps).toMatchObject([
      { say: { translations: { jv: { source: 'Sugeng' } } }, reminders: [], timeout: { after: 1000 } },
      { say: { translations: {} } },
    ]);
  });

  it('is refused when it is broken inside', () => {
    expect(() => recompile('old.yaml', 'steps: 3')).toThrow(BrokenFlowSource);
    expect(() => recompile('old.yaml', 'steps: 3')).toThrow('old.yaml:1:8: error: steps must be a list');
  });
});
