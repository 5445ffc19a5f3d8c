import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from '../../../../src/engine/expressions/parse-template.ts';
import { type Text } from '../../../../src/engine/program.ts';
import { roots } from '../../../../src/engine/roots.ts';
import { openTalk } from '../../../support/engine-world.ts';
import { programOf } from '../../../support/script-of.ts';
import { monday } from '../../../support/somebody.ts';

const hour = 3_600_000;

function run(steps: string, more: Omit<Parameters<typeof openTalk>[0], 'flows'> = {}) {
  const talk = openTalk({ flows: { uji: `steps:\n${steps}` }, ...more });
  return { talk, said: talk.start('uji') };
}

describe('the way through the steps', () => {
  it('falls from one step to the next and completes after the last', () => {
    const { talk, said } = run('  - say: satu\n  - say: dua');
    expect(said).toEqual(['satu', 'dua']);
    expect(talk.effects('session').map(({ status }) => status)).toEqual(['active', 'completed']);
    expect(talk.contact().session).toBeNull();
  });

  it('goes where goto leads, and a step of its own may be one', () => {
    const { said } = run(
      '  - say: satu\n    goto: tiga\n  - say: dua\n  - id: tiga\n    goto: empat\n  - say: x\n  - id: empat\n    say: empat',
    );
    expect(said).toEqual(['satu', 'empat']);
  });

  it('completes at goto end and at end, whatever stands behind', () => {
    expect(run('  - say: satu\n    goto: end\n  - say: dua').said).toEqual(['satu']);
    const { said, talk } = run('  - say: satu\n  - end: true\n  - say: dua');
    expect(said).toEqual(['satu']);
    expect(talk.effects('session').at(-1)?.status).toBe('completed');
  });

  it('names steps by their id or their number', () => {
    const { talk } = run('  - say: satu\n  - id: dua\n    say: dua');
    expect(talk.effects('send').map(({ step, flow }) => [flow, step])).toEqual([
      ['uji', '#1'],
      ['uji', 'dua'],
    ]);
  });
});

describe('say', () => {
  it('sends its media with the text, as one message', () => {
    const { talk } = run('  - say: Hebat\n    media: praise.ogg');
    expect(talk.effects('send')).toMatchObject([
      { text: 'Hebat', media: [{ kind: 'voice', ref: 'flow:praise.ogg', name: 'praise.ogg' }] },
    ]);
  });

  it.each([
    ['a.jpg', 'image'],
    ['a.PNG', 'image'],
    ['a.webp', 'image'],
    ['a.mp4', 'video'],
    ['a.pdf', 'document'],
  ])('knows what kind of file %s is', (name, kind) => {
    expect(run(`  - say: x\n    media: ${name}`).talk.effects('send')[0]?.media[0]).toMatchObject({ kind });
  });

  it('sends nothing where nothing is left of the text', () => {
    const { said, talk } = run('  - say: "@(1 / 0)"\n  - say: dua');
    expect(said).toEqual(['dua']);
    expect(talk.effects('incident')).toHaveLength(1);
  });

  it('speaks the language of the contact, else the next in the chain, else that of the flow', () => {
    const flow = programOf('uji', 'language: en\nsteps:\n  - say: one');
    const say = (translations: Readonly<Record<string, string>>) => {
      const steps = flow.steps.map((step) => {
        const parsed = Object.entries(translations).map(([language, text]) => [
          language,
          parseTemplate(text, roots),
        ]);
        return step.verb === 'say'
          ? {
              ...step,
              say: { ...step.say, translations: Object.fromEntries(parsed) as Text['translations'] },
            }
          : step;
      });
      return openTalk({ flows: {}, programs: [{ ...flow, steps }], contact: { language: 'jv' } }).start(
        'uji',
      );
    };
    expect(say({ id: 'satu', jv: 'siji' })).toEqual(['siji']);
    expect(say({ id: 'satu' })).toEqual(['satu']);
    expect(say({})).toEqual(['one']);
  });

  it('cuts what is longer than a message, but not through a character', () => {
    const [said = ''] = run(`  - say: "@(repeat(\\"ab\\", 2047))a😊"`).said;
    expect(said).toHaveLength(4095);
    expect(said.endsWith('a')).toBe(true);
  });
});

describe('if', () => {
  const branches = (...whens: readonly string[]): string =>
    `  - if:\n${whens.map((when, place) => `      - { when: "${when}", goto: g${place} }`).join('\n')}\n` +
    `  - say: lewat\n    goto: end\n${whens.map((_, place) => `  - id: g${place}\n    say: g${place}\n    goto: end`).join('\n')}`;

  it('takes the first true entry', () => {
    expect(run(branches('@(1 > 2)', '@(2 > 1)', '@(3 > 1)')).said).toEqual(['g1']);
  });

  it('falls through when none is true', () => {
    expect(run(branches('@(1 > 2)')).said).toEqual(['lewat']);
  });

  it('takes an error for false, without an incident', () => {
    const { said, talk } = run(branches('@(1 / 0)', '@(TRUE)'));
    expect(said).toEqual(['g1']);
    expect(talk.effects('incident')).toEqual([]);
  });

  it('always takes an entry without when', () => {
    expect(run('  - if:\n      - { goto: x }\n  - say: lewat\n  - id: x\n    say: ada').said).toEqual([
      'ada',
    ]);
  });
});

describe('tag and untag', () => {
  it('put into groups once each and take out again', () => {
    const { talk } = run('  - tag: [a, "@(\\"b\\")", a]\n  - untag: [c, a]', {
      contact: { groups: ['c', 'd'] },
    });
    expect(talk.contact().groups).toEqual(['d', 'b']);
  });

  it('leave out a name that fails', () => {
    expect(run('  - tag: ["@(1 / 0)"]').talk.contact().groups).toEqual([]);
  });
});

describe('task', () => {
  it('opens work for somebody, due so much later', () => {
    const { talk } = run(
      '  - task: { for: companion, title: "Kunjungi @contact.name", due: 2d, why: "@(1 + 1)" }',
    );
    expect(talk.effects('task')).toMatchObject([
      { for: 'companion', title: 'Kunjungi Siti Aminah', why: '2', due: monday + 48 * hour, flow: 'uji' },
    ]);
  });

  it('may have no date and no reason, and be for an audience', () => {
    const { talk } = run('  - task: { for: "role = volunteer", title: Bantu }');
    expect(talk.effects('task')).toMatchObject([{ for: { query: 'role = volunteer' }, due: null, why: '' }]);
  });
});

describe('what expressions leave empty', () => {
  it('is no notice, and a task by the title of its flow', () => {
    const { talk, said } = run(
      '  - notify: { to: coordinator, say: "@(1 / 0)" }\n  - task: { for: companion, title: " @(1 / 0)" }\n  - say: Sudah\ntitle: Kabar minggu ini',
    );
    expect(talk.effects('notify')).toEqual([]);
    expect(talk.effects('task')).toMatchObject([{ title: 'Kabar minggu ini' }]);
    expect(said).toEqual(['Sudah']);
  });
});

describe('notify', () => {
  it('writes to somebody else', () => {
    const { talk, said } = run('  - notify: { to: coordinator, say: "Lihat @contact.first_name" }');
    expect(said).toEqual([]);
    expect(talk.effects('notify')).toMatchObject([
      { to: 'coordinator', text: 'Lihat Siti', flow: 'uji', step: '#1' },
    ]);
  });
});

describe('start', () => {
  it('replaces the running flow and all that called it', () => {
    const talk = openTalk({
      flows: {
        ibu: 'steps:\n  - call: anak\n  - say: tidak pernah',
        anak: 'steps:\n  - say: anak\n  - start: lain',
        lain: 'steps:\n  - say: lain\n  - ask: Apa?\n    id: apa',
      },
    });
    expect(talk.start('ibu')).toEqual(['anak', 'lain', 'Apa?']);
    expect(talk.contact().session?.stack.map(({ flow }) => flow)).toEqual(['lain']);
    expect(talk.effects('session').map(({ flow, status }) => [flow, status])).toEqual([
      ['ibu', 'active'],
      ['ibu', 'completed'],
      ['lain', 'active'],
    ]);
  });

  it('ends with an incident where that flow is gone', () => {
    const { talk } = run('  - start: hilang');
    expect(talk.effects('session').at(-1)?.status).toBe('failed');
    expect(talk.effects('incident')).toMatchObject([{ what: 'no_flow', flow: 'uji', step: '#1' }]);
  });
});
