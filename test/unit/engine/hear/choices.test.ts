import { describe, expect, it } from '@jest/globals';
import { digest } from '../../../../src/domain/text/digest.ts';
import { openTalk } from '../../../support/engine-world.ts';

const source = `steps:
  - ask: Bagaimana?
    id: mood
    choices:
      - { value: good, label: "Semangat 😊", accept: [baik, senang] }
      - { value: soso, label: Biasa saja }
      - { value: heavy, label: Sedang berat, goto: berat }
  - ask: Mengapa?
    id: why
    choices: [{ label: Panen }, { label: Semangat }]
  - say: "@results.mood @results.mood.text @results.why"
    goto: end
  - id: berat
    say: berat`;

function ask() {
  const talk = openTalk({
    flows: {
      uji: source,
      bantu:
        'triggers: [{ keyword: bantu }]\nsteps:\n  - ask: Apa?\n    id: apa\n    choices: [{ label: Kembali }, { label: Bantuan }, { label: Stop }]\n  - say: "oh @results.apa"',
    },
  });
  talk.start('uji');
  return talk;
}

describe('a choice', () => {
  it('is one message with its labels', () => {
    expect(ask().effects('send')).toMatchObject([
      { text: 'Bagaimana?', choices: ['Semangat 😊', 'Biasa saja', 'Sedang berat'], step: 'mood' },
    ]);
  });

  it('is known by what an expression in its label gives, and not by how that is written', () => {
    const labels = ['@(if(1 > 2, "Beres semua", "Dereng"))', '@(10 - 3) dinten', 'Lanjut'];
    const flow = `steps:\n  - ask: Apa?\n    id: apa\n    choices:\n${labels.map((each) => `      - { label: '${each}' }\n`).join('')}  - say: "@results.apa"`;
    const answered = (text: string): readonly string[] => {
      const talk = openTalk({ flows: { uji: flow } });
      talk.start('uji');
      return talk.hear(text);
    };
    expect(answered('dereng')).toEqual(['Dereng']);
    expect(answered('7')).toEqual(['7 dinten']);
    expect(answered('beres')).toEqual(['<invalid_choice>', 'Apa?']);
    expect(answered('10')).toEqual(['<invalid_choice>', 'Apa?']);
  });

  it('means what its label says where that is worked out and no value stands beside it', () => {
    const flow =
      'steps:\n  - ask: Siapa?\n    id: nama\n  - ask: Siapa yang datang?\n    id: q\n    choices: [{ label: "@results.nama" }, { label: Lain }]';
    const talk = openTalk({ flows: { uji: flow } });
    talk.start('uji');
    talk.hear('Budi');
    talk.hear('1');
    expect(talk.effects('record').at(-1)).toMatchObject({ step: 'q', value: 'Budi' });
  });

  it('shows its value where nothing comes out of its label, for no network takes a button without words', () => {
    const label = '"@contact.fields.desa"';
    const flow = `steps:\n  - ask: Di mana?\n    id: q\n    choices: [{ value: balai, label: ${label} }, { label: ${label} }]`;
    const talk = openTalk({ flows: { uji: flow } });
    talk.start('uji');
    expect(talk.effects('send')).toMatchObject([{ choices: ['balai', '…'] }]);
    talk.hear('balai');
    expect(talk.effects('record')).toMatchObject([{ value: 'balai' }]);
  });

  it.each([
    ['Biasa saja', 'soso'],
    ['2', 'soso'],
    ['BAIK', 'good'],
    ['😊', 'good'],
    ['biasa', 'soso'],
    ['saya biasa saja bu', 'soso'],
    ['soso', 'soso'],
  ])('is taken from %s', (text, value) => {
    const talk = ask();
    expect(talk.hear(text)).toEqual(['Mengapa?']);
    expect(talk.effects('record')).toMatchObject([{ step: 'mood', value, text }]);
  });

  it('leads where it says', () => {
    expect(ask().hear('3')).toEqual(['berat']);
  });

  it('is taken from a pressed button, its text being the label', () => {
    const talk = ask();
    talk.tap('Biasa saja');
    expect(talk.effects('record')).toMatchObject([{ value: 'soso', text: 'Biasa saja' }]);
  });

  it('is taken from a button that had room for a digest of the name alone', () => {
    const talk = ask();
    const question = talk.effects('send')[0]?.question ?? '';
    expect(talk.hear({ tap: { question: `#${digest(question)}`, choice: 2 } })).toEqual(['berat']);
  });

  it('that the question does not have is an invalid answer', () => {
    const talk = ask();
    expect(talk.hear({ tap: { question: null, choice: 7 } })).toEqual(['<invalid_choice>', 'Bagaimana?']);
  });

  it('without a named question is one of the open question', () => {
    expect(ask().hear({ tap: { question: null, choice: 2 } })).toEqual(['berat']);
  });

  it('is answered by a voice note too', () => {
    const talk = ask();
    const voice = { kind: 'voice', ref: 'telegram:1', name: null, mime: null, bytes: 1000 } as const;
    expect(talk.hear({ media: [voice] })).toEqual(['Mengapa?']);
    expect(talk.effects('record')).toMatchObject([{ value: 'voice', media: [voice] }]);
    expect(talk.effects('keep')).toMatchObject([{ media: voice, place: 0 }]);
  });
});

describe('a button of a question that is over', () => {
  it('is answered politely, with the open question again, and counts as no try', () => {
    const talk = ask();
    talk.hear('2');
    talk.pass('1h');
    for (let each = 0; each < 3; each++) {
      expect(talk.tap('Sedang berat')).toEqual(['<stale_choice>', 'Mengapa?']);
    }
    expect(talk.hear('panen')).toEqual(['soso 2 Panen']);
  });

  it('is answered politely where nothing is open', () => {
    const talk = ask();
    talk.hear('3');
    talk.pass('1h');
    expect(talk.tap('Sedang berat')).toEqual(['<stale_choice>']);
  });

  it('is left without a word when it was only pressed twice', () => {
    const talk = ask();
    expect(talk.tap('Biasa saja')).toEqual(['Mengapa?']);
    expect(talk.tap('Biasa saja')).toEqual([]);
    expect(talk.tap('Sedang berat')).toEqual(['<stale_choice>', 'Mengapa?']);
    expect(talk.contact().session?.waiting).toMatchObject({ tries: 0 });
    expect(talk.effects('record')).toHaveLength(1);
  });

  it('is left without a word when it was pressed twice at the end of a flow', () => {
    const talk = ask();
    expect(talk.tap('Sedang berat')).toEqual(['berat']);
    expect(talk.tap('Sedang berat')).toEqual([]);
  });

  it('of the same question asked once more still counts', () => {
    const talk = ask();
    talk.hear('entah');
    expect(talk.tap('Biasa saja')).toEqual(['Mengapa?']);
  });

  it('belongs to an earlier asking after going back', () => {
    const talk = ask();
    const [first] = talk.effects('send');
    talk.hear('2');
    expect(talk.hear('kembali')).toEqual(['Bagaimana?']);
    talk.pass('1m');
    expect(talk.hear({ tap: { question: first?.question ?? null, choice: 0 } })).toEqual([
      '<stale_choice>',
      'Bagaimana?',
    ]);
  });
});

describe('a reserved word that is exactly a choice', () => {
  const open = () => {
    const talk = ask();
    talk.hear('3');
    talk.hear('bantu');
    return talk;
  };

  it.each(['kembali', 'Bantuan'])('%s is the choice', (word) => {
    expect(open().hear(word)).toEqual([`oh ${word.charAt(0).toUpperCase()}${word.slice(1)}`]);
  });

  it('stops all the same when it is STOP', () => {
    expect(open().hear('stop')).toEqual(['<stopped>']);
  });

  it('may be pressed when it is STOP', () => {
    expect(open().tap('Stop')).toEqual(['oh Stop']);
  });

  it('acts when it is none of the choices', () => {
    expect(open().hear('ulangi')).toEqual(['Apa?']);
  });
});
