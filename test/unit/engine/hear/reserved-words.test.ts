import { describe, expect, it } from '@jest/globals';
import { type Address } from '../../../../src/domain/contact/address.ts';
import { openTalk } from '../../../support/engine-world.ts';

function talkOf(flows: Readonly<Record<string, string>>, addresses: readonly Address[] = ['simulator:siti']) {
  const talk = openTalk({ flows, contact: { addresses } });
  talk.start('uji');
  return talk;
}

describe('repeat', () => {
  it('asks the open question again, under the same name, restarting nothing', () => {
    const talk = talkOf({
      uji: 'steps:\n  - ask: Apa?\n    id: apa\n    choices: [{ label: Ya }, { label: Tidak }]',
    });
    const before = talk.contact();
    expect(talk.hear('  ULANGI! ')).toEqual(['Apa?']);
    const [first, second] = talk.effects('send');
    expect(second).toMatchObject({ question: first?.question, choices: ['Ya', 'Tidak'], solicited: true });
    expect(talk.contact().followUps).toEqual(before.followUps);
    expect(talk.contact().session).toEqual(before.session);
  });

  it('says so where nothing is open', () => {
    const talk = talkOf({ uji: 'steps:\n  - say: satu' });
    expect(talk.hear('ulangi')).toEqual(['<nothing_to_repeat>']);
  });
});

describe('help', () => {
  it('helps, and the question stays open', () => {
    const talk = talkOf({ uji: 'steps:\n  - ask: Apa?\n    id: apa\n  - say: "oh @results.apa"' });
    expect(talk.hear('bantuan')).toEqual(['<help>']);
    expect(talk.hear('uang')).toEqual(['oh uang']);
  });
});

describe('"ini siapa?"', () => {
  const uji = 'steps:\n  - ask: Langkah apa?\n    id: apa\n  - say: "oh @results.apa"';

  it('is told, and the question is asked again and stays open', () => {
    const talk = talkOf({ uji });
    expect(talk.hear('Ini siapa?')).toEqual(['<who_we_are>', 'Langkah apa?']);
    expect(talk.hear('jualan')).toEqual(['oh jualan']);
  });

  it('is told where nothing is asked', () => {
    expect(talkOf({ uji: 'steps:\n  - say: satu' }).hear('ini siapa')).toEqual(['<who_we_are>']);
  });

  it('is a choice where it is one, and words like others from a volunteer', () => {
    const choices = 'choices: [{ label: Ya }, { label: Ini siapa?, goto: end }]';
    const talk = talkOf({ uji: `steps:\n  - ask: Apa?\n    id: apa\n    ${choices}` });
    expect(talk.hear('ini siapa')).toEqual([]);
    expect(talk.effects('record')).toMatchObject([{ value: 'Ini siapa?' }]);
    expect(openTalk({ flows: {}, contact: { role: 'volunteer' } }).hear('ini siapa')).toEqual([
      '<report_how>',
    ]);
  });
});

describe('"bukan saya"', () => {
  it('is answered and shown to a person', () => {
    const talk = talkOf({ uji: 'steps:\n  - ask: Apa?\n    id: apa' });
    expect(talk.hear('Bukan saya.')).toEqual(['<not_me>']);
    expect(talk.effects('incident')).toMatchObject([{ what: 'not_me' }]);
    expect(talk.effects('record')).toEqual([]);
  });
});

describe('back', () => {
  const uji = `steps:
  - ask: A?
    id: a
    choices: [{ label: Ya, goto: b }, { label: Tidak, goto: c }]
  - id: b
    ask: B?
    goto: d
  - id: c
    ask: C?
  - id: d
    ask: D?
    answer: integer
  - say: "@results.a @results.b @results.c @results.d"`;

  it('asks the question before again, and its answer counts no more', () => {
    const talk = talkOf({ uji });
    talk.hear('ya');
    expect(talk.hear('kembali')).toEqual(['A?']);
    expect(talk.contact().session?.stack[0]).toMatchObject({ results: {}, answered: [] });
  });

  it('goes through several questions and into the other branch', () => {
    const talk = talkOf({ uji });
    talk.hear('ya');
    talk.hear('satu');
    expect(talk.hear('kembali')).toEqual(['B?']);
    expect(talk.hear('kembali')).toEqual(['A?']);
    expect(talk.hear('tidak')).toEqual(['C?']);
    expect(talk.hear('dua')).toEqual(['D?']);
    expect(talk.hear('4')).toEqual(['Tidak  dua 4']);
  });

  it('says so at the first question, and asks it again', () => {
    const talk = talkOf({ uji });
    expect(talk.hear('kembali')).toEqual(['<nothing_to_go_back_to>', 'A?']);
  });

  it('says so where nothing is open', () => {
    const talk = talkOf({ uji: 'steps:\n  - say: satu' });
    expect(talk.hear('kembali')).toEqual(['<nothing_to_repeat>']);
  });

  it('plans the follow-ups of the question that is asked again, and only those', () => {
    const talk = talkOf({ uji });
    talk.hear('ya');
    talk.hear('kembali');
    const { session, followUps } = talk.contact();
    const question = session?.waiting.kind === 'question' ? session.waiting.question : null;
    expect(followUps.map((each) => ('question' in each ? each.question : null))).toEqual([
      question,
      question,
      question,
    ]);
  });

  it('comes to a question that was left without an answer', () => {
    const talk = talkOf({
      uji: 'steps:\n  - ask: A?\n    id: a\n    answer: integer\n    invalid: { tries: 0 }\n  - ask: B?\n    id: b',
    });
    expect(talk.hear('banyak')).toEqual(['B?']);
    expect(talk.hear('kembali')).toEqual(['A?']);
  });

  const flows = {
    uji: 'expires: 9d\nsteps:\n  - ask: A?\n    id: a\n  - call: anak\n  - ask: B?\n    id: b\n  - say: "@results.a @child.results.x @results.b"',
    anak: 'expires: 2d\nsteps:\n  - ask: X?\n    id: x\n  - ask: Y?\n    id: y',
  };

  it('goes from the first question of a sub-flow to its caller', () => {
    const talk = talkOf(flows);
    talk.hear('1');
    talk.hear('2');
    expect(talk.hear('kembali')).toEqual(['X?']);
    expect(talk.hear('kembali')).toEqual(['A?']);
    expect(talk.contact().session?.stack).toHaveLength(1);
    expect(talk.contact().followUps.filter(({ kind }) => kind === 'expire')).toHaveLength(1);
    expect(talk.hear('ulang a')).toEqual(['X?']);
  });

  it('runs a sub-flow that has ended anew', () => {
    const talk = talkOf(flows);
    ['1', '2', '3'].forEach((each) => talk.hear(each));
    expect(talk.hear('kembali')).toEqual(['X?']);
    talk.hear('4');
    talk.hear('5');
    expect(talk.hear('6')).toEqual(['1 4 6']);
  });

  it('passes over a sub-flow that asked nothing', () => {
    const talk = talkOf({ ...flows, anak: 'steps:\n  - say: anak' });
    talk.hear('1');
    expect(talk.hear('kembali')).toEqual(['A?']);
  });
});

describe('the order', () => {
  const flows = {
    uji: 'steps:\n  - ask: Apa?\n    id: apa\n  - say: "oh @results.apa"',
    kabar: 'triggers: [{ keyword: ["kabar", "cek kabar"] }]\nsteps:\n  - say: kabar',
    darurat: 'triggers: [{ keyword: darurat, interrupts: true }]\nsteps:\n  - say: darurat',
  };

  it('gives an open text question every message, keywords too', () => {
    expect(talkOf(flows).hear('kabar')).toEqual(['oh kabar']);
  });

  it('lets a keyword that interrupts win, the answers being kept and nothing resumed', () => {
    const talk = talkOf({ ...flows, uji: 'steps:\n  - ask: A?\n    id: a\n  - ask: B?\n    id: b' });
    talk.hear('satu');
    expect(talk.hear('DARURAT!!')).toEqual(['darurat']);
    expect(talk.effects('session').map(({ flow, status }) => [flow, status])).toEqual([
      ['uji', 'active'],
      ['uji', 'expired'],
      ['darurat', 'active'],
      ['darurat', 'completed'],
    ]);
    expect(talk.effects('record')).toHaveLength(1);
    expect(talk.contact()).toMatchObject({ session: null, followUps: [] });
    expect(talk.pass('30d')).toEqual([]);
  });

  it('takes a keyword as the whole message, normalised', () => {
    const talk = talkOf(flows);
    talk.hear('x');
    expect(talk.hear('  Cek   KABAR!! ')).toEqual(['kabar']);
    expect(talk.hear('cek kabar bu')).toEqual(['<not_understood>']);
  });

  it('lets STOP and the other reserved words win over an open text question', () => {
    expect(talkOf(flows).hear('Stop.')).toEqual(['<stopped>']);
    expect(talkOf(flows).hear('bantuan')).toEqual(['<help>']);
    expect(talkOf(flows).hear('jangan stop')).toEqual(['oh jangan stop']);
  });

  it('gives a short help text where nothing is open', () => {
    const talk = talkOf(flows);
    talk.hear('x');
    expect(talk.hear('halo')).toEqual(['<not_understood>']);
  });

  it('does not take a caption for a word', () => {
    const talk = talkOf(flows);
    const image = { kind: 'image', ref: 'telegram:1', name: null, mime: null, bytes: 10 } as const;
    expect(talk.hear({ text: 'darurat', media: [image] })).toEqual(['oh darurat']);
  });

  it('says so when a file is too large to be kept', () => {
    const talk = talkOf(flows);
    const video = { kind: 'video', ref: 'telegram:1', name: null, mime: null, bytes: 30_000_000 } as const;
    expect(talk.hear({ media: [video] })).toEqual(['<file_too_large>']);
    expect(talk.effects('keep')).toEqual([]);
  });

  it('tells a caller to write, and leaves the question open; says nothing to who wrote STOP', () => {
    const talk = talkOf(flows);
    expect(talk.hear({ text: '📞', quiet: 'call' })).toEqual(['<call_not_taken>']);
    expect(talk.hear('baik')).toEqual(['oh baik']);
    talk.hear('stop');
    expect(talk.hear({ text: '📞', quiet: 'call' })).toEqual([]);
  });

  it('only writes down an edited message', () => {
    const talk = talkOf(flows);
    talk.forget();
    expect(talk.hear({ text: 'stop', edited: true })).toEqual([]);
    expect(talk.effects('heard')).toHaveLength(1);
    expect(talk.contact().lastHeardAt).toBeNull();
  });

  it('answers where they wrote from last', () => {
    const talk = talkOf(flows, ['simulator:siti', 'telegram:7']);
    talk.happen({ kind: 'reach', address: 'telegram:7', reachable: false });
    talk.hear({ text: 'x', from: 'telegram:7' });
    expect(talk.contact()).toMatchObject({ addresses: ['telegram:7', 'simulator:siti'], unreachable: [] });
  });

  it('answers nowhere where they are no longer reached, though words from there come late', () => {
    const talk = talkOf(flows);
    talk.hear({ text: 'x', from: 'telegram:7' });
    expect(talk.contact().addresses).toEqual(['simulator:siti']);
  });
});

describe('for', () => {
  const flows = {
    uji: 'steps:\n  - say: uji',
    tugas: 'for: [volunteer]\ntriggers: [{ keyword: tugas, interrupts: true }]\nsteps:\n  - say: tugas',
  };

  it('keeps others from starting a flow by its keyword', () => {
    const talk = openTalk({ flows });
    expect(talk.hear('tugas')).toEqual(['<not_understood>']);
  });

  it('lets those start it that it is for', () => {
    expect(openTalk({ flows, contact: { role: 'volunteer' } }).hear('tugas')).toEqual(['tugas']);
  });
});
