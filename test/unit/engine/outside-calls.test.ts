import { describe, expect, it } from '@jest/globals';
import { parseTemplate } from '../../../src/engine/expressions/parse-template.ts';
import { type Program } from '../../../src/engine/program.ts';
import { roots } from '../../../src/engine/roots.ts';
import { openTalk } from '../../support/engine-world.ts';
import { programOf } from '../../support/script-of.ts';
import { monday } from '../../support/somebody.ts';

/** A flow that asks outside: no file can say so, therefore its `wait` becomes the call. */
function outsideProgram(): Program {
  const program = programOf(
    'luar',
    'triggers: [{ keyword: luar }]\nsteps:\n  - ask: Desa?\n    id: desa\n  - id: cuaca\n    wait: 30s\n  - say: "@results.cuaca/@results.cuaca.text"',
  );
  const request = parseTemplate('@(lower(results.desa))', roots);
  const steps = program.steps.map((step) => {
    if (step.verb !== 'wait') {
      return step;
    }
    const { key, line, next } = step;
    return { key, line, next, verb: 'outside' as const, request, within: step.for };
  });
  return { ...program, steps };
}

function open() {
  const talk = openTalk({ flows: {}, programs: [outsideProgram()] });
  talk.hear('luar');
  talk.hear('SUMBER');
  const call = talk.effects('call')[0]?.id ?? '';
  return { talk, call };
}

describe('a call to the outside', () => {
  it('ends the turn and waits', () => {
    const { talk, call } = open();
    expect(talk.effects('call')).toMatchObject([{ request: 'sumber', within: 30_000 }]);
    expect(talk.contact().session?.waiting).toEqual({ kind: 'call', call });
    expect(talk.contact().followUps).toMatchObject([
      { kind: 'timeout', question: call, due: monday + 30_000 },
    ]);
  });

  it('goes on with the answer, as part of what the person asked for', () => {
    const { talk, call } = open();
    talk.pass('5s');
    expect(talk.happen({ kind: 'answer', call, value: 'hujan', failed: false })).toEqual(['hujan/ok']);
    expect(talk.effects('send').at(-1)).toMatchObject({ solicited: true });
    expect(talk.contact()).toMatchObject({ session: null, followUps: [] });
  });

  it('goes on without a value when it failed', () => {
    const { talk, call } = open();
    expect(talk.happen({ kind: 'answer', call, value: 'x', failed: true })).toEqual(['/failed']);
  });

  it('goes on without a value when no answer came in time', () => {
    const { talk, call } = open();
    expect(talk.pass('30s')).toEqual(['/failed']);
    expect(talk.effects('send').at(-1)).toMatchObject({ solicited: true });
    expect(talk.happen({ kind: 'answer', call, value: 'hujan', failed: false })).toEqual([]);
  });

  it('takes no other answer', () => {
    const { talk } = open();
    expect(talk.happen({ kind: 'answer', call: 'x', value: 'hujan', failed: false })).toEqual([]);
    expect(talk.contact().session).not.toBeNull();
  });

  it('lets keywords and STOP act meanwhile, and nothing else', () => {
    const { talk } = open();
    expect(talk.hear('halo')).toEqual([]);
    expect(talk.hear('luar')).toEqual(['Desa?']);
    talk.hear('x');
    expect(talk.hear('stop')).toEqual(['<stopped>']);
    expect(talk.contact()).toMatchObject({ session: null, followUps: [] });
  });

  it('is unasked where nobody had written', () => {
    const talk = openTalk({
      flows: {},
      programs: [
        {
          ...outsideProgram(),
          steps: outsideProgram()
            .steps.slice(1)
            .map((step) => ({ ...step, next: step.next - 1 })),
        },
      ],
    });
    talk.start('luar');
    expect(talk.pass('30s')).toEqual(['/failed']);
    expect(talk.effects('send')[0]).toMatchObject({ solicited: false });
  });
});
