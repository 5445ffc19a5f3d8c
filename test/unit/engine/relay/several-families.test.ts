import { describe, expect, it } from '@jest/globals';
import { type Talk } from '../../../support/engine-world.ts';
import { bring, volunteerTalk } from '../../../support/relay-talk.ts';

const replies = (talk: Talk) => talk.effects('reply').map(({ to, words }) => [to, words.text]);

describe('the words of a volunteer that name families', () => {
  it('go to nobody where they name several, until it is said for which one all of them are', () => {
    const talk = volunteerTalk();
    bring(talk, 'one', { name: 'Siti' });
    talk.hear('Besok saya datang');
    bring(talk, 'two', { name: 'Surti Ningsih' });
    talk.hear('1');
    const told = replies(talk).length;
    const [asked] = talk.hear('Siti sehat, bu Surti anaknya panas');
    expect(asked).toContain('<reply_names_several Siti, Surti Ningsih>');
    expect(asked).toContain('<reply_line 1 Surti Ningsih>');
    expect(replies(talk)).toHaveLength(told);
  });

  it('are not brought to the one that wrote where they name another', () => {
    const talk = volunteerTalk();
    bring(talk, 'old', { name: 'Surti' });
    talk.hear('Baik');
    talk.pass('13h');
    bring(talk, 'new', { name: 'Siti' });
    const before = replies(talk).length;
    expect(talk.hear('Surti anaknya panas')[0]).toContain('<reply_whom>');
    expect(replies(talk)).toHaveLength(before);
    talk.hear('batal');
    talk.pass('2h');
    expect(talk.hear('Baik Bu Siti')).toEqual(['<reply_sent Siti>']);
  });

  it('count no word of a name that several have, and no form of address', () => {
    const talk = volunteerTalk();
    bring(talk, 'one', { name: 'Siti Aminah' });
    talk.pass('13h');
    bring(talk, 'two', { name: 'Siti Rohmah' });
    expect(talk.hear('Bu Siti, besok ya')[0]).toContain('<reply_whom>');
  });

  it('are said to be for nobody where no family wrote, with the way to report', () => {
    expect(volunteerTalk().hear('Bu Siti sehat, Bu Surti anaknya panas')).toEqual(['<report_how>']);
  });
});
