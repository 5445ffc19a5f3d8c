import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';

function ask(invalid: string, more = '    answer: integer\n    min: 0\n    max: 7\n') {
  const talk = openTalk({
    flows: {
      uji: `steps:\n  - ask: Berapa?\n    id: hari\n${more}${invalid}  - say: "lanjut @results.hari."\n    goto: end\n  - id: lain\n    say: lain`,
      kabar: 'triggers: [{ keyword: kabar }]\nsteps:\n  - say: kabar',
    },
  });
  talk.start('uji');
  talk.forget();
  return talk;
}

describe('an invalid answer', () => {
  it('is told with those before it to whoever is asked to help, and of the last question alone', () => {
    const uji = `steps:
  - ask: Berapa?
    id: hari
    answer: integer
    invalid: { tries: 2, goto: tugas }
  - id: tugas
    task: { for: companion, title: Hubungi, why: '@unclear' }
  - ask: Apa?
    id: apa
    answer: date
    invalid: { tries: 0, goto: lagi }
  - id: lagi
    task: { for: companion, title: Hubungi, why: '@unclear' }`;
    const talk = openTalk({ flows: { uji } });
    talk.start('uji');
    ['suami sakit', 'belum makan', 'tolong ya', 'entah'].forEach((text) => talk.hear(text));
    expect(talk.effects('task').map(({ why }) => why)).toEqual([
      'suami sakit / belum makan / tolong ya',
      'entah',
    ]);
  });

  it('gets a standard text and the question again, under the same name', () => {
    const talk = ask('');
    const asked = talk.contact().session?.waiting;
    expect(talk.hear('banyak')).toEqual(['<invalid_integer 0-7>', 'Berapa?']);
    expect(talk.effects('send').at(-1)?.question).toBe(asked?.kind === 'question' ? asked.question : '');
    expect(talk.hear('9')).toEqual(['<invalid_range 0-7>', 'Berapa?']);
  });

  it('gets the words of the flow in place of the question, with its choices', () => {
    const talk = ask(
      '    invalid: { say: "1 atau 2, ya." }\n',
      '    choices: [{ label: Ya }, { label: Tidak }]\n',
    );
    expect(talk.hear('entah')).toEqual(['1 atau 2, ya.']);
    expect(talk.effects('send')[0]).toMatchObject({ choices: ['Ya', 'Tidak'] });
  });

  it('is tried twice where nothing is said, then the flow goes on without a result', () => {
    const talk = ask('');
    talk.hear('a');
    talk.hear('b');
    expect(talk.hear('c')).toEqual(['lanjut .']);
    expect(talk.effects('record')).toEqual([]);
    expect(talk.effects('incident')).toEqual([]);
  });

  it.each([0, 1, 3])('is tried %d times where the flow says so, the next one goes to goto', (tries) => {
    const talk = ask(`    invalid: { say: lagi, tries: ${tries}, goto: lain }\n`);
    for (let each = 0; each < tries; each++) {
      expect(talk.hear(`a${'b'.repeat(each)}`)).toEqual(['lagi']);
    }
    expect(talk.hear('akhir')).toEqual(['lain']);
  });

  it('completes the flow where its goto is the end', () => {
    const talk = ask('    invalid: { tries: 0, goto: end }\n');
    expect(talk.hear('a')).toEqual([]);
    expect(talk.effects('session').at(-1)?.status).toBe('completed');
  });

  it('is counted anew for each asking', () => {
    const talk = ask('    invalid: { say: lagi, tries: 1, goto: hari }\n');
    expect(talk.hear('a')).toEqual(['lagi']);
    expect(talk.hear('b')).toEqual(['Berapa?']);
    expect(talk.hear('c')).toEqual(['lagi']);
  });

  it('changes nothing about a later valid one', () => {
    const talk = ask('');
    talk.hear('banyak');
    expect(talk.hear('3 hari')).toEqual(['lanjut 3.']);
    expect(talk.effects('record')).toMatchObject([{ value: 3, text: '3 hari' }]);
  });

  it('is not answered any more when the right one comes first', () => {
    const talk = ask('');
    talk.holdNetwork();
    talk.hear('hari');
    const replies = talk.effects('send').map(({ question }) => question);
    talk.hear('3');
    const taken = talk.effects('cancel')[0]?.question;
    expect(replies).toEqual([taken, taken]);
  });

  it('names the bound that there is', () => {
    expect(ask('', '    answer: integer\n    min: 2\n').hear('1')).toEqual(['<invalid_min 2->', 'Berapa?']);
    expect(ask('', '    answer: integer\n    max: 2\n').hear('3')).toEqual(['<invalid_max -2>', 'Berapa?']);
  });

  it('given up when it was asked again leaves no result, and none of what was answered before', () => {
    const talk = openTalk({
      flows: {
        uji: 'steps:\n  - id: hari\n    ask: Berapa?\n    answer: integer\n    invalid: { tries: 0 }\n  - ask: Lagi?\n    id: lagi\n    answer: yes_no\n  - say: "@results.hari."\n  - if: [{ when: "@results.lagi", goto: hari }]',
      },
    });
    talk.start('uji');
    talk.hear('3');
    expect(talk.hear('ya')).toEqual(['3.', 'Berapa?']);
    talk.hear('banyak');
    expect(talk.hear('tidak')).toEqual(['.']);
  });

  it('names bounds as people here write numbers', () => {
    const talk = ask('', '    answer: number\n    min: 0.5\n    max: 1500000\n');
    expect(talk.hear('2 juta')).toEqual(['<invalid_range 0,5-1.500.000>', 'Berapa?']);
  });

  it('that is a keyword starts its flow the second time', () => {
    const talk = ask('');
    expect(talk.hear('kabar')).toEqual(['<invalid_integer 0-7>', 'Berapa?']);
    expect(talk.hear('kabar')).toEqual(['kabar']);
    expect(talk.effects('session').map(({ flow, status }) => [flow, status])).toEqual([
      ['uji', 'expired'],
      ['kabar', 'active'],
      ['kabar', 'completed'],
    ]);
  });

  it('that is a keyword wins over the end of the tries too', () => {
    const talk = ask('    invalid: { tries: 1, goto: lain }\n');
    talk.hear('a');
    expect(talk.hear('kabar')).toEqual(['kabar']);
  });

  it('with no tries at all does not let a keyword win', () => {
    expect(ask('    invalid: { tries: 0, goto: lain }\n').hear('kabar')).toEqual(['lain']);
  });
});
