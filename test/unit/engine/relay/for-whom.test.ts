import { describe, expect, it } from '@jest/globals';
import { bring, passedOn, volunteerTalk } from '../../../support/relay-talk.ts';

describe('words of several families to one volunteer', () => {
  it('are for the one that waits where all others were answered long ago', () => {
    const talk = volunteerTalk();
    bring(talk, 'one', { name: 'Siti' });
    talk.hear('Baik Bu Siti');
    talk.pass('11h');
    bring(talk, 'two', { name: 'Ani' });
    expect(talk.hear('Besok saya datang')).toEqual(['<reply_whom>\n<reply_line 1 Ani>\n<reply_line 2 Siti>']);
    talk.pass('2h');
    expect(talk.hear('Besok saya datang')).toEqual(['<reply_sent Ani>']);
    bring(talk, 'three', { name: 'Siti' });
    expect(talk.hear('Sampai nanti')).toHaveLength(1);
    expect(talk.effects('reply').map(({ to, words }) => [to, words.text])).toEqual([
      ['siti', 'Baik Bu Siti'],
      ['ani', 'Besok saya datang'],
    ]);
  });

  it('wait for no answer where they only thank, and what was asked before them does', () => {
    const talk = volunteerTalk();
    bring(talk, 'asked', { text: 'Besok posyandu?' });
    bring(talk, 'again', { text: 'Terima kasih 🙏🏽' });
    talk.pass('50h');
    expect(passedOn(talk)).toEqual(['asked']);
    talk.hear('Ya Bu, jam 8');
    expect(bring(talk, 'thanks', { text: 'Ya, terima kasih!' })).toHaveLength(1);
    talk.pass('10d');
    expect(passedOn(talk)).toEqual(['asked']);
    bring(talk, 'more', { text: 'Ya, tapi hujan' });
    talk.pass('50h');
    expect(passedOn(talk)).toEqual(['asked', 'more']);
  });

  it('reach any of forty: a number behind those that are listed brings the others, and at last the first again', () => {
    const talk = volunteerTalk();
    const names = Array.from({ length: 40 }, (_, place) => `K${place + 1}`);
    for (const name of names) {
      bring(talk, `heard ${name}`, { name });
    }
    const listed = [...talk.hear('Baik Bu'), ...Array.from({ length: 4 }, () => talk.hear('9')).flat()];
    expect(listed.join('\n').match(/K\d+/g)).toEqual(names.toReversed());
    expect(listed[4]).toContain('<reply_line 8 K1>\n<reply_line 9 <reply_others>>');
    expect(talk.hear('9')).toEqual([listed[0]]);
    talk.hear('9');
    expect(talk.hear('3')).toEqual(['<reply_sent K30>']);
    expect(talk.effects('reply')).toMatchObject([{ to: 'k30', words: { text: 'Baik Bu' } }]);
  });

  it('may end with any of forty', () => {
    const talk = volunteerTalk();
    for (let place = 1; place <= 40; place++) {
      bring(talk, `heard ${place}`, { name: `K${place}` });
    }
    talk.hear('AKHIRI PESAN');
    const [, last] = [talk.hear('9'), talk.hear('9')];
    expect(last[0]).toContain('<reply_line 1 K24 (Songgon)>');
    expect(talk.hear('1')).toEqual(['<talk_ended_with K24 (Songgon)>']);
  });
});
