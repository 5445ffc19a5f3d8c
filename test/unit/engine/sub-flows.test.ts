import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../../support/engine-world.ts';

const anak =
  'steps:\n  - ask: Umur?\n    id: umur\n    answer: integer\n    timeout: { after: 1d, goto: end }\n  - say: "umur @results.umur"\n  - end: true\n  - say: tidak';

describe('call', () => {
  it('runs a sub-flow and returns behind itself, with its answers and state', () => {
    const talk = openTalk({
      flows: {
        ibu: 'steps:\n  - call: anak\n  - say: "@child.results.umur @child.status @child.results.umur.text"',
        anak,
      },
    });
    expect(talk.start('ibu')).toEqual(['Umur?']);
    expect(talk.hear('40 tahun')).toEqual(['umur 40', '40 completed 40 tahun']);
    expect(talk.effects('record')).toMatchObject([{ flow: 'anak', step: 'umur', value: 40 }]);
    expect(talk.effects('session').map(({ status }) => status)).toEqual(['active', 'completed']);
  });

  it('has no fault to report where a question of the sub-flow, or of its caller, was not answered', () => {
    const talk = openTalk({
      flows: {
        ibu: 'steps:\n  - call: anak\n  - say: "anak @child.results.umur"\n  - ask: B?\n    id: b\n  - end',
        anak: anak.replace('umur @results.umur', 'ibu @parent.results.b'),
      },
    });
    talk.start('ibu');
    expect(talk.hear('40')).toEqual(['ibu ', 'anak 40', 'B?']);
    talk.start('ibu');
    expect(talk.pass('1d')).toContain('anak ');
    expect(talk.effects('incident')).toEqual([]);
  });

  it('keeps the answers of caller and sub-flow apart', () => {
    const talk = openTalk({
      flows: {
        ibu: 'steps:\n  - ask: Umur ibu?\n    id: umur\n    answer: integer\n  - call: anak\n  - say: "@results.umur/@child.results.umur"',
        anak: `${anak}\n`,
      },
    });
    talk.start('ibu');
    talk.hear('50');
    expect(talk.hear('7')).toEqual(['umur 7', '50/7']);
  });

  it('goes on where its goto leads', () => {
    const talk = openTalk({
      flows: {
        ibu: 'steps:\n  - call: anak\n    goto: akhir\n  - say: tidak\n  - id: akhir\n    say: akhir',
        anak: 'steps:\n  - say: anak',
      },
    });
    expect(talk.start('ibu')).toEqual(['anak', 'akhir']);
  });

  it('returns from sub-flows of sub-flows', () => {
    const talk = openTalk({
      flows: {
        a: 'steps:\n  - call: b\n  - say: "a @child.status @child.results.q"',
        b: 'steps:\n  - call: c\n  - ask: Q?\n    id: q\n  - say: "b @child.results.r"',
        c: 'steps:\n  - ask: R?\n    id: r\n  - end',
      },
    });
    expect(talk.start('a')).toEqual(['R?']);
    expect(talk.contact().session?.stack).toHaveLength(3);
    expect(talk.hear('satu')).toEqual(['Q?']);
    expect(talk.hear('dua')).toEqual(['b satu', 'a completed dua']);
  });

  it('lets a sub-flow see its parent', () => {
    const talk = openTalk({
      flows: {
        a: 'steps:\n  - ask: Q?\n    id: q\n  - call: b',
        b: 'steps:\n  - say: "@parent.results.q"',
      },
    });
    talk.start('a');
    expect(talk.hear('satu')).toEqual(['satu']);
  });

  it('returns completed where the timeout of a question goes to the end', () => {
    const talk = openTalk({ flows: { ibu: 'steps:\n  - call: anak\n  - say: "@child.status"', anak } });
    talk.start('ibu');
    expect(talk.pass('1d')).toEqual(['completed']);
  });

  it('returns expired where the default timeout ends the sub-flow', () => {
    const talk = openTalk({
      flows: {
        ibu: 'steps:\n  - call: anak\n  - say: "@child.status @child.results.a"',
        anak: 'steps:\n  - ask: A?\n    id: a\n    remind: []\n  - ask: B?\n    id: b\n    remind: []',
      },
    });
    talk.start('ibu');
    talk.hear('satu');
    expect(talk.pass('6d')).toEqual([]);
    expect(talk.pass('1d')).toEqual(['expired satu']);
    expect(talk.effects('session').at(-1)?.status).toBe('completed');
  });

  it('fails the session with an incident where the sub-flow is gone', () => {
    const talk = openTalk({ flows: { ibu: 'steps:\n  - call: hilang\n  - say: x' } });
    expect(talk.start('ibu')).toEqual([]);
    expect(talk.effects('session').at(-1)?.status).toBe('failed');
    expect(talk.effects('incident')).toMatchObject([{ what: 'no_flow', flow: 'ibu', step: '#1' }]);
  });
});

describe('a flow that cannot go on', () => {
  it.each(['call', 'start'])('leaves who has just written not without a word (%s)', (verb) => {
    const talk = openTalk({ flows: { ibu: `steps:\n  - ask: A?\n    id: a\n  - ${verb}: hilang` } });
    talk.start('ibu');
    expect(talk.hear('satu')).toEqual(['<trouble>']);
    expect(talk.effects('session').at(-1)?.status).toBe('failed');
  });
});

describe('expires', () => {
  const ask =
    'steps:\n  - ask: A?\n    id: a\n    remind: []\n    timeout: { after: 30d, goto: end }\n  - ask: B?\n    id: b\n    remind: []\n    timeout: { after: 30d, goto: end }';

  it('is counted from the last message of the person', () => {
    const talk = openTalk({ flows: { uji: `expires: 3d\n${ask}` } });
    talk.start('uji');
    talk.pass('2d');
    talk.hear('satu');
    talk.pass('2d');
    expect(talk.contact().session).not.toBeNull();
    talk.hear({ text: '', media: [] });
    talk.pass('2d');
    expect(talk.contact().session).not.toBeNull();
    talk.pass('1d');
    expect(talk.contact()).toMatchObject({ session: null, followUps: [] });
    expect(talk.effects('session').at(-1)?.status).toBe('expired');
    expect(talk.effects('record')).toMatchObject([{ step: 'a', value: 'satu' }]);
  });

  it('of a sub-flow returns to the caller, and takes the open question along', () => {
    const talk = openTalk({
      flows: {
        ibu: 'steps:\n  - call: anak\n  - say: "@child.status"\n  - ask: C?\n    id: c',
        anak: `expires: 1d\n${ask}`,
      },
    });
    talk.start('ibu');
    const asked = talk.effects('send').at(-1)?.question;
    expect(talk.pass('1d')).toEqual(['expired', 'C?']);
    expect(talk.effects('cancel').map(({ question }) => question)).toContain(asked);
    expect(talk.contact().followUps.map(({ kind }) => kind)).toEqual(['remind', 'remind', 'timeout']);
  });

  it('of a caller ends all that it called', () => {
    const talk = openTalk({
      flows: { ibu: 'expires: 1d\nsteps:\n  - call: anak\n  - say: tidak', anak: ask },
    });
    talk.start('ibu');
    expect(talk.pass('1d')).toEqual([]);
    expect(talk.contact()).toMatchObject({ session: null, followUps: [] });
    expect(talk.effects('session').at(-1)).toMatchObject({ flow: 'ibu', status: 'expired' });
  });

  it('of a sub-flow that has ended is gone with it', () => {
    const talk = openTalk({
      flows: {
        ibu: 'steps:\n  - call: anak\n  - ask: C?\n    id: c\n    remind: []',
        anak: 'expires: 1d\nsteps:\n  - say: anak',
      },
    });
    expect(talk.start('ibu')).toEqual(['anak', 'C?']);
    expect(talk.contact().followUps.map(({ kind }) => kind)).toEqual(['timeout']);
  });

  it('ends a pause too', () => {
    const talk = openTalk({ flows: { uji: 'expires: 1d\nsteps:\n  - wait: 2d\n  - say: x' } });
    talk.start('uji');
    expect(talk.pass('3d')).toEqual([]);
    expect(talk.effects('session').at(-1)?.status).toBe('expired');
  });
});

describe('wait', () => {
  const flows = {
    uji: 'steps:\n  - say: satu\n  - wait: 2h\n  - say: dua',
    kabar: 'triggers: [{ keyword: kabar }]\nsteps:\n  - say: kabar',
  };

  it('pauses for so long', () => {
    const talk = openTalk({ flows });
    expect(talk.start('uji')).toEqual(['satu']);
    expect(talk.pass('119m')).toEqual([]);
    expect(talk.pass('1m')).toEqual(['dua']);
  });

  it('makes what follows unasked', () => {
    const talk = openTalk({ flows });
    talk.start('uji');
    talk.pass('2h');
    expect(talk.effects('send').map(({ solicited }) => solicited)).toEqual([false, false]);
  });

  it('keeps all but keywords without a word', () => {
    const talk = openTalk({ flows });
    talk.start('uji');
    expect(talk.hear('halo')).toEqual([]);
    expect(talk.effects('heard')).toHaveLength(1);
    expect(talk.hear('kabar')).toEqual(['kabar']);
    expect(talk.pass('3h')).toEqual([]);
    expect(talk.effects('session').map(({ flow, status }) => [flow, status])).toEqual([
      ['uji', 'active'],
      ['uji', 'expired'],
      ['kabar', 'active'],
      ['kabar', 'completed'],
    ]);
  });

  it('is ended by STOP', () => {
    const talk = openTalk({ flows });
    talk.start('uji');
    expect(talk.hear('stop')).toEqual(['<stopped>']);
    expect(talk.pass('3h')).toEqual([]);
  });

  it('has nothing to repeat or go back to', () => {
    const talk = openTalk({ flows });
    talk.start('uji');
    expect(talk.hear('ulangi')).toEqual(['<nothing_to_repeat>']);
    expect(talk.hear('kembali')).toEqual(['<nothing_to_repeat>']);
    expect(talk.pass('2h')).toEqual(['dua']);
  });
});
