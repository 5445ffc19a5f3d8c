import { describe, expect, it } from '@jest/globals';
import { type Program } from '../../../src/engine/program.ts';
import { openTalk } from '../../support/engine-world.ts';
import { programOf } from '../../support/script-of.ts';
import { monday } from '../../support/somebody.ts';

describe('the loop guard', () => {
  const flows = {
    uji: 'steps:\n  - ask: Apa?\n    id: apa\n    answer: integer\n    invalid: { tries: 50 }',
    hai: 'triggers: [{ keyword: hai }]\nsteps:\n  - say: hai juga',
  };

  it('stops at the fifth equal message in ten minutes to equal words, which is not sent', () => {
    const talk = openTalk({ flows });
    for (let each = 0; each < 4; each++) {
      expect(talk.hear('hai')).toEqual(['hai juga']);
    }
    expect(talk.hear('hai')).toEqual([]);
    expect(talk.effects('incident')).toMatchObject([{ what: 'loop', flow: 'hai' }]);
  });

  it('stops at the fifth that nobody asked for, and ends the session as failed', () => {
    const talk = openTalk({ flows });
    for (let each = 0; each < 4; each++) {
      expect(talk.start('uji')).toEqual(['Apa?']);
    }
    expect(talk.start('uji')).toEqual([]);
    expect(talk.contact()).toMatchObject({ session: null, followUps: [] });
    expect(talk.effects('session').at(-1)?.status).toBe('failed');
  });

  it('stops a flow that says the same five times at once', () => {
    const talk = openTalk({ flows: { uji: `steps:\n${'  - say: x\n'.repeat(5)}` } });
    expect(talk.start('uji')).toEqual([]);
  });

  it('lets people ask again when ten minutes have passed', () => {
    const talk = openTalk({ flows });
    for (let each = 0; each < 12; each++) {
      expect(talk.hear('hai')).toEqual(['hai juga']);
      talk.pass('3m');
    }
  });

  it('remembers no words, which may be about somebody who wants to be forgotten', () => {
    const talk = openTalk({ flows });
    talk.hear('hai');
    expect(talk.contact().recent).toHaveLength(1);
    expect(JSON.stringify(talk.contact().recent)).not.toContain('hai');
  });

  it('does not count answers to different words', () => {
    const talk = openTalk({
      flows: { uji: 'triggers: [{ keyword: [a, b, c, d, e, f] }]\nsteps:\n  - say: sama' },
    });
    expect(['a', 'b', 'c', 'd', 'e', 'f'].flatMap((each) => talk.hear(each))).toHaveLength(6);
  });

  it('does not count answers to invalid input', () => {
    const talk = openTalk({ flows });
    talk.start('uji');
    for (let each = 0; each < 9; each++) {
      expect(talk.hear('entah')).toEqual(['<invalid_integer>', 'Apa?']);
    }
  });

  it('does not count what is said of one task after another, or of button after button', () => {
    const report = 'steps:\n  - ask: Bagaimana?\n    id: story\n  - say: Terima kasih';
    const volunteer = openTalk({ flows: { 'laporan-kunjungan': report }, contact: { role: 'volunteer' } });
    const about = (id: string) => ({ contact: id, name: id, village: null, companion: null });
    const work = { kind: 'visit', title: 'Kunjungan', why: '', due: null, flow: null } as const;
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
      volunteer.happen({ kind: 'task', task: { ...work, id, about: about(id), for: 'companion' } });
    }
    for (let each = 0; each < 6; each++) {
      volunteer.hear('tugas');
      expect(volunteer.hear('1')).toEqual(['Bagaimana?']);
      expect(volunteer.hear('sudah')).toEqual(['Terima kasih']);
    }
    const question = (id: string): string =>
      `  - ask: ${id}?\n    id: ${id}\n    choices: [{ value: y, label: Ya }]\n  - say: Baik\n`;
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const family = openTalk({ flows: { uji: `steps:\n${ids.map(question).join('')}` } });
    family.start('uji');
    expect(ids.map(() => family.tap('Ya')[0])).toEqual(ids.map(() => 'Baik'));
  });

  it('lets a family name one member after the other, with the same yes between them', () => {
    const roster =
      'steps:\n  - ask: Siapa?\n    id: nama\n  - ask: Ada lagi?\n    id: ada\n    choices: [{ label: Ya, goto: nama }, { label: Tidak }]';
    const talk = openTalk({ flows: { uji: roster } });
    talk.start('uji');
    for (const name of ['Siti', 'Budi', 'Wati', 'Joko', 'Rina', 'Eko']) {
      expect(talk.hear(name)).toEqual(['Ada lagi?']);
      expect(talk.hear('1')).toEqual(['Siapa?']);
    }
    const machine = openTalk({ flows: { uji: roster } });
    machine.start('uji');
    const rounds = Array.from({ length: 4 }, () => [machine.hear('Sedang sibuk'), machine.hear('1')]);
    expect(rounds.at(-1)).toEqual([['Ada lagi?'], []]);
  });

  it('leaves the person able to go on', () => {
    const talk = openTalk({ flows });
    for (let each = 0; each < 6; each++) {
      talk.hear('hai');
    }
    talk.pass('11m');
    expect(talk.hear('hai')).toEqual(['hai juga']);
  });

  it('never holds back urgent words', () => {
    const talk = openTalk({ flows });
    const urgent = { kind: 'notice', text: 'segera', media: [], from: null, urgent: true } as const;
    for (let each = 0; each < 6; each++) {
      expect(talk.happen(urgent)).toEqual(['segera']);
    }
  });
});

/** Such a loop is refused in a file, so it is closed afterwards. */
function loopProgram(source: string): Program {
  const program = programOf('putar', source.replace('goto: b', 'goto: end'));
  const steps = program.steps.map((step) =>
    step.verb === 'if' ? { ...step, branches: step.branches.map((each) => ({ ...each, target: 1 })) } : step,
  );
  return { ...program, steps };
}

describe('the limit of steps', () => {
  const loop =
    'triggers: [{ keyword: putar }]\nsteps:\n  - id: a\n    say: x@(rand())\n  - id: b\n    if: [{ when: "@(1 < 2)", goto: b }]';

  it('fails the session with an incident, and the contact is still usable', () => {
    const talk = openTalk({
      flows: { hai: 'triggers: [{ keyword: hai }]\nsteps:\n  - say: hai juga' },
      programs: [loopProgram(loop)],
    });
    expect(talk.hear('putar').at(-1)).toBe('<trouble>');
    expect(talk.effects('session').at(-1)?.status).toBe('failed');
    expect(talk.effects('incident')).toMatchObject([{ what: 'steps', flow: 'putar', step: 'b' }]);
    expect(talk.contact()).toMatchObject({ session: null, followUps: [], queued: [] });
    expect(talk.hear('hai')).toEqual(['hai juga']);
  });

  it('is 250 in one turn', () => {
    const steps = (count: number): string => `steps:\n${'  - tag: x\n'.repeat(count)}`;
    expect(openTalk({ flows: { uji: steps(250) } }).start('uji')).toEqual([]);
    const fine = openTalk({ flows: { uji: steps(250) } });
    fine.start('uji');
    expect(fine.effects('session').at(-1)?.status).toBe('completed');
    const more = openTalk({ flows: { uji: steps(251) } });
    more.start('uji');
    expect(more.effects('session').at(-1)?.status).toBe('failed');
  });

  it('holds for flows that call or start themselves', () => {
    for (const verb of ['call', 'start']) {
      const talk = openTalk({
        flows: { uji: `steps:\n  - ${verb}: lain`, lain: `steps:\n  - ${verb}: uji` },
      });
      talk.start('uji');
      expect(talk.contact().session).toBeNull();
      expect(talk.effects('incident')).toMatchObject([{ what: 'steps' }]);
    }
  });
});

describe('an expression that fails', () => {
  it('is empty text, and the flow goes on', () => {
    const talk = openTalk({
      flows: { uji: 'steps:\n  - say: "a@(1 / 0)b @contact.first_name"\n  - say: dua' },
    });
    expect(talk.start('uji')).toEqual(['ab Siti', 'dua']);
  });

  it('is one incident key a step and day', () => {
    const talk = openTalk({ flows: { uji: 'steps:\n  - say: "x@(1 / 0)"\n  - say: "y@(1 / 0)@(2 / 0)"' } });
    talk.start('uji');
    talk.start('uji');
    talk.pass('24h');
    talk.start('uji');
    expect([...new Set(talk.effects('incident').map(({ key }) => key))]).toEqual([
      'expression:uji:#1:2025-05-05',
      'expression:uji:#2:2025-05-05',
      'expression:uji:#1:2025-05-06',
      'expression:uji:#2:2025-05-06',
    ]);
  });

  it('is an incident with its line where nothing is left of a question, but not where its choices are', () => {
    const choices = '    choices: [{ label: Ya }]\n';
    const talk = openTalk({
      flows: {
        uji: `steps:\n  - say: Halo\n  - ask: '@(if(true, "", "?"))'\n    id: a\n`,
        pilih: `steps:\n  - ask: '@(if(true, "", "?"))'\n    id: a\n${choices}`,
      },
    });
    talk.start('pilih');
    expect(talk.effects('incident')).toEqual([]);
    talk.start('uji');
    expect(talk.effects('incident')).toMatchObject([
      { flow: 'uji', step: 'a', detail: 'the question came out empty in uji, line 3' },
    ]);
  });

  it('tells the source of the expression and nothing about the person', () => {
    const talk = openTalk({ flows: { uji: 'steps:\n  - say: "x@(contact.name / 0)"' } });
    talk.start('uji');
    expect(talk.effects('incident')[0]?.detail).toBe('@(contact.name / 0) failed in uji, line 2');
  });
});

describe('versions', () => {
  const versionA = 'steps:\n  - ask: A?\n    id: a\n  - say: akhir A';
  const versionB = 'steps:\n  - say: baru\n  - ask: B?\n    id: b\n  - say: akhir B';

  it('a session finishes on the version that it began, the next one begins the new one', () => {
    const talk = openTalk({ flows: { uji: versionA } });
    talk.start('uji');
    talk.publish('uji', versionB);
    expect(talk.pass('24h')).toEqual(['A?']);
    expect(talk.hear('x')).toEqual(['akhir A']);
    expect(talk.start('uji')).toEqual(['baru', 'B?']);
  });

  it('a flow that is no longer there is finished all the same', () => {
    const talk = openTalk({ flows: { uji: versionA } });
    talk.start('uji');
    talk.withdraw('uji', 'kept');
    expect(talk.hear('x')).toEqual(['akhir A']);
  });

  it('a version that is gone fails the session, with an incident and a word to the person', () => {
    const talk = openTalk({ flows: { uji: versionA } });
    talk.start('uji');
    talk.withdraw('uji', 'gone');
    expect(talk.hear('x')).toEqual(['<trouble>']);
    expect(talk.effects('session').at(-1)?.status).toBe('failed');
    expect(talk.effects('incident')).toMatchObject([{ what: 'no_flow', flow: 'uji' }]);
    expect(talk.hear('x')).toEqual(['<not_understood>']);
  });

  it('a version that is gone fails the session at its timeout at the latest', () => {
    const talk = openTalk({ flows: { uji: versionA } });
    talk.start('uji');
    talk.withdraw('uji', 'gone');
    expect(talk.pass('8d')).toEqual([]);
    expect(talk.contact()).toMatchObject({ session: null, followUps: [] });
  });

  it('a version that is gone during a pause fails the session when the pause ends', () => {
    const talk = openTalk({ flows: { uji: 'steps:\n  - wait: 1h\n  - say: x' } });
    talk.start('uji');
    talk.withdraw('uji', 'gone');
    expect(talk.pass('1h')).toEqual([]);
    expect(talk.effects('session').at(-1)).toMatchObject({ status: 'failed', at: monday + 3_600_000 });
  });

  it('a question of a version that is gone gives nothing to repeat or go back to', () => {
    const talk = openTalk({ flows: { uji: versionA } });
    talk.start('uji');
    talk.withdraw('uji', 'gone');
    expect(talk.hear('ulangi')).toEqual(['<nothing_to_repeat>']);
    expect(talk.hear('kembali')).toEqual(['<nothing_to_repeat>']);
  });
});
