import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';

const flows = {
  uji: 'steps:\n  - ask: A?\n    id: a\n  - say: terima kasih\n  - ask: B?\n    id: b\n  - say: "@results.a|@results.a.text|@results.b"',
  angka:
    'steps:\n  - ask: A?\n    id: a\n    answer: integer\n  - if: [{ when: "@(results.a > 3)", goto: banyak }]\n  - say: sedikit\n    goto: end\n  - id: banyak\n    say: banyak',
  pilih:
    'steps:\n  - ask: A?\n    id: a\n    choices: [{ label: Ya }, { label: Tidak }]\n  - ask: B?\n    id: b\n  - say: "@results.a|@results.a.text"',
  jeda: 'steps:\n  - ask: A?\n    id: a\n  - say: satu\n  - wait: 1h\n  - say: "@results.a"',
  apa: 'steps:\n  - ask: A?\n    id: a\n    answer: any\n  - ask: B?\n    id: b',
  darurat: 'triggers: [{ keyword: darurat, interrupts: true }]\nsteps:\n  - say: darurat',
  kabar: 'triggers: [{ keyword: kabar }]\nsteps:\n  - say: kabar',
};

function held(flow: string) {
  const talk = openTalk({ flows });
  talk.start(flow);
  talk.holdNetwork();
  return talk;
}

describe('what arrives while the next question is unsent', () => {
  it('joins the answer, and nothing is sent for it', () => {
    const talk = held('uji');
    expect(talk.hear('saya')).toEqual(['terima kasih', 'B?']);
    expect(talk.hear('jualan')).toEqual([]);
    expect(talk.hear('pisang goreng')).toEqual([]);
    talk.releaseNetwork();
    expect(talk.hear('b')).toEqual(['saya jualan pisang goreng|saya jualan pisang goreng|b']);
  });

  it('joins no more than a contact can hold, however long nothing can be sent', () => {
    const talk = held('uji');
    talk.hear('saya jualan');
    for (let times = 0; times < 20; times++) {
      expect(talk.hear('pisang '.repeat(300))).toEqual([]);
    }
    const text = talk.effects('record').at(-1)?.text ?? '';
    expect(text.startsWith('saya jualan pisang')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(10_000);
    expect(JSON.stringify(talk.contact()).length).toBeLessThan(100_000);
  });

  it('makes higher versions of the same row', () => {
    const talk = held('uji');
    ['saya', 'jualan', 'pisang'].forEach((each) => talk.hear(each));
    const records = talk.effects('record');
    expect(records.map(({ version, text, value }) => [version, text, value])).toEqual([
      [1, 'saya', 'saya'],
      [2, 'saya jualan', 'saya jualan'],
      [3, 'saya jualan pisang', 'saya jualan pisang'],
    ]);
    expect(new Set(records.map(({ id }) => id)).size).toBe(1);
    expect(new Set(records.map(({ at }) => at)).size).toBe(1);
  });

  it('joins the text of a number and not its value; branches are not evaluated again', () => {
    const talk = held('angka');
    expect(talk.hear('2')).toEqual(['sedikit']);
    expect(talk.hear('eh 5')).toEqual([]);
    expect(talk.effects('record').at(-1)).toMatchObject({ value: 2, text: '2 eh 5', version: 2 });
  });

  it('joins the text of a choice and not its value', () => {
    const talk = held('pilih');
    talk.hear('ya');
    talk.hear('tidak');
    talk.releaseNetwork();
    expect(talk.hear('x')).toEqual(['Ya|ya tidak']);
  });

  it('joins the text alone of a question that takes anything', () => {
    const talk = held('apa');
    talk.hear('satu');
    talk.hear('dua');
    expect(talk.effects('record').at(-1)).toMatchObject({ value: 'satu', text: 'satu dua' });
  });

  it('leaves a voice note the answer that it is', () => {
    const talk = held('uji');
    talk.hear({ media: [{ kind: 'voice', ref: 'telegram:1', name: null, mime: null, bytes: 5 }] });
    talk.hear('maaf suara');
    expect(talk.effects('record').at(-1)).toMatchObject({ value: 'voice', text: 'maaf suara' });
  });

  it('adds its files to those of the answer', () => {
    const talk = held('uji');
    const photo = (ref: string) => ({ kind: 'image', ref, name: null, mime: null, bytes: 5 }) as const;
    talk.hear({ text: 'warung', media: [photo('telegram:1')] });
    talk.hear({ media: [photo('telegram:2')] });
    talk.hear('saya');
    expect(talk.effects('record').at(-1)).toMatchObject({
      text: 'warung saya',
      media: [photo('telegram:1'), photo('telegram:2')],
    });
  });

  it('is still the same answer when the flow has ended', () => {
    const talk = held('angka');
    talk.hear('2');
    expect(talk.contact().session).toBeNull();
    talk.hear('hari saja');
    expect(talk.effects('record').at(-1)).toMatchObject({ text: '2 hari saja', version: 2 });
    talk.releaseNetwork();
    expect(talk.hear('halo')).toEqual(['<not_understood>']);
  });

  it('is still the same answer when the flow pauses', () => {
    const talk = held('jeda');
    expect(talk.hear('saya')).toEqual(['satu']);
    expect(talk.hear('jualan')).toEqual([]);
    expect(talk.pass('1h')).toEqual(['saya jualan']);
  });

  it('is a keyword when the flow has ended or pauses', () => {
    const ended = held('angka');
    ended.hear('2');
    expect(ended.hear('kabar')).toEqual(['kabar']);
    const paused = held('jeda');
    paused.hear('2');
    expect(paused.hear('kabar')).toEqual(['kabar']);
    expect(paused.effects('record')).toHaveLength(1);
  });

  it('is a keyword when that interrupts, and joins nothing from then on', () => {
    const talk = held('uji');
    talk.hear('saya');
    expect(talk.hear('darurat')).toEqual(['darurat']);
    expect(talk.hear('jualan')).toEqual(['<not_understood>']);
    expect(talk.effects('record')).toHaveLength(1);
  });

  it('is no other keyword', () => {
    const talk = held('uji');
    talk.hear('saya');
    expect(talk.hear('kabar')).toEqual([]);
  });

  it('is a reserved word all the same', () => {
    const talk = held('uji');
    talk.hear('saya');
    expect(talk.hear('kembali')).toEqual(['A?']);
    expect(talk.hear('lain')).toEqual(['terima kasih', 'B?']);
    expect(talk.hear('stop')).toEqual(['<stopped>']);
  });
});

describe('a fragment of an answer to a sub-flow', () => {
  const anak = 'steps:\n  - ask: A?\n    id: a';

  it('joins it in what the sub-flow left to its caller', () => {
    const talk = openTalk({
      flows: { ibu: 'steps:\n  - call: anak\n  - ask: B?\n    id: b\n  - say: "@child.results.a"', anak },
    });
    talk.start('ibu');
    talk.holdNetwork();
    talk.hear('satu');
    talk.hear('dua');
    talk.releaseNetwork();
    expect(talk.hear('x')).toEqual(['satu dua']);
  });

  it('joins it while the same sub-flow runs once more', () => {
    const talk = openTalk({
      flows: { ibu: 'steps:\n  - call: anak\n  - call: anak\n  - say: "@child.results.a"', anak },
    });
    talk.start('ibu');
    talk.holdNetwork();
    talk.hear('satu');
    talk.hear('dua');
    expect(talk.contact().session?.stack[0]?.child?.results).toMatchObject({ a: { value: 'satu dua' } });
    talk.releaseNetwork();
    expect(talk.hear('tiga')).toEqual(['tiga']);
  });

  it('changes nothing in a flow that began meanwhile', () => {
    const talk = openTalk({
      flows: {
        ...flows,
        salam: 'triggers: [{ event: contact.new }]\nsteps:\n  - ask: A?\n    id: a',
        kabar: 'triggers: [{ keyword: kabar }]\nsteps:\n  - ask: K?\n    id: a',
      },
      contact: { stranger: true },
    });
    talk.hear('kabar');
    talk.holdNetwork();
    expect(talk.hear('satu')).toEqual(['K?']);
    talk.hear('dua');
    expect(talk.contact().session?.stack).toMatchObject([{ flow: 'kabar', results: {} }]);
    expect(talk.effects('record').at(-1)).toMatchObject({ flow: 'salam', text: 'satu dua' });
  });
});

describe('what arrives once the next question was attempted', () => {
  it('is its answer', () => {
    const talk = openTalk({ flows });
    talk.start('uji');
    talk.hear('saya');
    expect(talk.hear('jualan')).toEqual(['saya|saya|jualan']);
  });

  it('does not join the answer before, even if a later message is unsent', () => {
    const talk = openTalk({ flows });
    talk.start('uji');
    talk.hear('saya');
    talk.holdNetwork();
    talk.hear('ulangi');
    expect(talk.hear('jualan')).toEqual(['saya|saya|jualan']);
  });
});
