import { describe, expect, it } from '@jest/globals';
import { openTalk, type Talk } from '../../../support/engine-world.ts';
import { bring, familyTalk, passedOn, volunteerTalk } from '../../../support/relay-talk.ts';

function write(talk: Talk, name: string, text: string, urgent = false): readonly string[] {
  return bring(talk, `${name}.0`, { name, text, urgent });
}

describe('words between a family and its volunteer', () => {
  it('go to the companion where no flow is open, and the family is told once', () => {
    const talk = familyTalk();
    expect(talk.hear('Besok posyandu jam berapa?')).toEqual(['<relayed>']);
    expect(talk.hear('Terima kasih')).toEqual([]);
    expect(talk.effects('relay').map(({ words }) => words.text)).toEqual([
      'Besok posyandu jam berapa?',
      'Terima kasih',
    ]);
  });

  it('get the short help text where there is no companion', () => {
    expect(openTalk({ flows: {}, contact: { companion: null } }).hear('halo?')).toEqual(['<not_understood>']);
  });

  it('come under the name of the family and are answered by simply writing', () => {
    const talk = volunteerTalk();
    expect(write(talk, 'Siti', 'Anak saya demam')).toEqual([
      '<words_of_family Siti (Songgon) Anak saya demam>',
    ]);
    expect(talk.hear('Segera ke puskesmas ya Bu')).toEqual(['<reply_sent Siti>']);
    expect(talk.effects('reply')).toMatchObject([
      { to: 'siti', words: { text: 'Segera ke puskesmas ya Bu' } },
    ]);
  });

  it('are for whom the volunteer says when several families wrote, never for a guess', () => {
    const talk = volunteerTalk();
    write(talk, 'Siti', 'satu');
    write(talk, 'Ani', 'dua');
    expect(talk.hear('Baik Bu')).toEqual(['<reply_whom>\n<reply_line 1 Ani>\n<reply_line 2 Siti>']);
    expect(talk.effects('reply')).toEqual([]);
    expect(talk.hear('2')).toEqual(['<reply_sent Siti>']);
    expect(talk.effects('reply')).toMatchObject([{ to: 'siti', words: { text: 'Baik Bu' } }]);
  });

  it('are for whom the volunteer says, all that they wrote before they said it', () => {
    const talk = volunteerTalk();
    write(talk, 'Siti', 'satu');
    write(talk, 'Ani', 'dua');
    talk.hear('Bu, besok posyandu.');
    expect(talk.hear('Jam 8 ya.')).toEqual(['<reply_whom_all 2>\n<reply_line 1 Ani>\n<reply_line 2 Siti>']);
    expect(talk.hear('2')).toEqual(['<reply_sent Siti>']);
    expect(talk.effects('reply').map(({ to, words }) => [to, words.text])).toEqual([
      ['siti', 'Bu, besok posyandu.'],
      ['siti', 'Jam 8 ya.'],
    ]);
    talk.hear('Untuk Bu Ani saja.');
    talk.hear('1');
    expect(talk.effects('reply').slice(2)).toMatchObject([
      { to: 'ani', words: { text: 'Untuk Bu Ani saja.' } },
    ]);
  });

  it('that were left without a name are for nobody, and that is said', () => {
    const talk = volunteerTalk();
    write(talk, 'Siti', 'satu');
    write(talk, 'Ani', 'dua');
    talk.hear('Baik Bu Siti');
    talk.pass('20m');
    expect(talk.hear('Bu Ani, besok saya datang')).toEqual([
      '<reply_not_sent>\n<reply_whom>\n<reply_line 1 Ani>\n<reply_line 2 Siti>',
    ]);
    talk.hear('1');
    expect(talk.effects('reply').map(({ to, words }) => [to, words.text])).toEqual([
      ['ani', 'Bu Ani, besok saya datang'],
    ]);
  });

  it('are pictures that were sent at once: all of them go, and it is said once', () => {
    const talk = volunteerTalk();
    const photo = (ref: string) => ({
      album: 'a',
      media: [{ kind: 'image', ref, name: null, mime: null, bytes: 5 } as const],
    });
    write(talk, 'Siti', 'satu');
    expect(talk.hear(photo('telegram:1'))).toEqual(['<reply_sent Siti>']);
    expect(talk.hear(photo('telegram:2'))).toEqual([]);
    write(talk, 'Ani', 'dua');
    expect(talk.hear({ ...photo('telegram:3'), album: 'b' })).toHaveLength(1);
    expect(talk.hear({ ...photo('telegram:4'), album: 'b' })).toEqual([]);
    expect(talk.hear('2')).toEqual(['<reply_sent Siti>']);
    const refs = talk
      .effects('reply')
      .map(({ to, words: { media } }) => [to, ...media.map((each) => 'ref' in each && each.ref)]);
    expect(talk.hear({ ...photo('telegram:5'), album: 'b' })).toHaveLength(1);
    expect(refs).toEqual(['1', '2', '3', '4'].map((each) => ['siti', `telegram:${each}`]));
  });

  it('reach the family under the name of the companion, and not after STOP', () => {
    const talk = familyTalk();
    const words = { heard: 'x', text: 'Besok jam 8', media: [] };
    expect(talk.happen({ kind: 'companion_words', from: 'Wati', words })).toEqual([
      '<words_of_companion Wati Besok jam 8>',
    ]);
    talk.hear('stop');
    expect(talk.happen({ kind: 'companion_words', from: 'Wati', words })).toEqual([]);
    expect(talk.effects('held')).toMatchObject([{ reason: 'stopped' }]);
  });

  it('are not said to be brought to who wanted no more: whoever wrote learns that they were not', () => {
    const talk = familyTalk();
    const words = { heard: 'x', text: 'Besok jam 8', media: [] };
    const by = { contact: 'budi', role: 'volunteer' } as const;
    talk.hear('stop');
    expect(talk.happen({ kind: 'companion_words', from: 'Budi', words, by, urgent: true })).toEqual([]);
    expect(talk.effects('notify')).toMatchObject([
      { to: { contact: 'budi' }, text: '<talk_not_brought_stopped Siti (Songgon)>' },
    ]);
  });

  it('that answer a cry for help reach the family after STOP and at night too', () => {
    const talk = familyTalk();
    talk.hear('stop');
    talk.pass('14h');
    expect(talk.hear('Rumah kami banjir')).toEqual(['<urgent_received>']);
    const words = { heard: 'x', text: 'Kami ke sana', media: [] };
    const by = { contact: 'rini', role: 'coordinator' } as const;
    expect(talk.happen({ kind: 'companion_words', from: 'Rini', words, by, urgent: true })).toEqual([
      '<words_of_staff Rini Kami ke sana>',
    ]);
    expect(talk.effects('send').at(-1)).toMatchObject({ urgent: true });
    talk.happen({ kind: 'companion_words', from: 'Rini', words, by });
    expect(talk.effects('held')).toMatchObject([{ reason: 'stopped' }]);
  });

  it('say who writes: the companion, who stands in, or the office', () => {
    const talk = familyTalk();
    const words = { heard: 'x', text: 'Besok', media: [] };
    const from = (contact: string, role: 'volunteer' | 'coordinator') =>
      talk.happen({ kind: 'companion_words', from: 'N', words, by: { contact, role } });
    expect(from('wati', 'volunteer')).toEqual(['<words_of_companion N Besok>']);
    expect(from('budi', 'volunteer')).toEqual(['<words_of_stand_in N Besok>']);
    expect(from('rini', 'coordinator')).toEqual(['<words_of_staff N Besok>']);
  });

  it('are passed on once when nobody answers for two days', () => {
    const talk = volunteerTalk();
    write(talk, 'Siti', 'halo');
    talk.pass('47h');
    expect(talk.effects('unanswered')).toEqual([]);
    talk.pass('10d');
    expect(talk.effects('unanswered')).toMatchObject([
      { thread: { with: { contact: 'siti' }, heard: 'Siti.0' } },
    ]);
  });

  it('wait no longer because the family writes again, and none of them is left out', () => {
    const talk = volunteerTalk();
    bring(talk, 'first', {});
    talk.pass('24h');
    bring(talk, 'second', {});
    talk.pass('25h');
    expect(passedOn(talk)).toEqual(['first']);
    bring(talk, 'third', {});
    talk.pass('24h');
    expect(passedOn(talk)).toEqual(['first', 'second']);
    talk.hear('ya Bu');
    talk.pass('10d');
    expect(passedOn(talk)).toEqual(['first', 'second']);
    expect(talk.contact().followUps).toEqual([]);
  });

  it('of need are passed on in time although harmless ones came behind them, and come to nobody again', () => {
    const talk = volunteerTalk();
    bring(talk, 'need', { urgent: true });
    talk.pass('10m');
    bring(talk, 'more', {});
    talk.pass('6m');
    expect(talk.effects('unanswered')).toMatchObject([{ thread: { heard: 'need', urgent: true } }]);
    expect(bring(talk, 'need', { urgent: true })).toEqual([]);
    talk.hear('Kami ke sana');
    expect(talk.effects('reply')).toMatchObject([{ urgent: true }]);
    talk.pass('10d');
    expect(passedOn(talk)).toEqual(['need']);
  });

  it('that nobody answered go along to the next companion, all of them and without a new alarm', () => {
    const talk = volunteerTalk();
    const leave = (): unknown => talk.happen({ kind: 'unpaired', family: 'siti', to: 'dedi' });
    bring(talk, 'first', {});
    bring(talk, 'second', {});
    bring(talk, 'need', { urgent: true });
    talk.pass('1h');
    leave();
    expect(talk.effects('unanswered').slice(1)).toMatchObject(
      ['first', 'second', 'need'].map((heard) => ({ to: 'dedi', thread: { heard, urgent: false } })),
    );
  });

  it('of weeks ago alarm nobody when the family gets another companion', () => {
    const talk = volunteerTalk();
    bring(talk, 'need', { urgent: true });
    talk.pass('14d');
    talk.happen({ kind: 'unpaired', family: 'siti', to: 'dedi' });
    expect(talk.effects('unanswered').filter(({ to }) => to === 'dedi')).toEqual([]);
  });

  it('reach a reader once, although they were passed on to somebody who had them at once', () => {
    const talk = volunteerTalk();
    expect(write(talk, 'Siti', 'banjir', true)).toHaveLength(1);
    talk.hear('Kami ke sana');
    expect(write(talk, 'Siti', 'banjir', true)).toEqual([]);
    talk.pass('10d');
    expect(talk.effects('unanswered')).toEqual([]);
  });

  it('are not passed on when they were answered', () => {
    const talk = volunteerTalk();
    write(talk, 'Siti', 'halo');
    talk.hear('ya Bu');
    talk.pass('10d');
    expect(talk.effects('unanswered')).toEqual([]);
    expect(talk.contact().followUps).toEqual([]);
  });

  it('of hunger or disaster go to a person at once, in a question and after STOP too', () => {
    const ask = 'triggers: [{ keyword: kabar }]\nsteps:\n  - ask: Cerita?\n    id: story\n    answer: text';
    const talk = openTalk({ flows: { kabar: ask }, manners: 'usual', contact: { companion: 'wati' } });
    talk.hear('kabar');
    expect(talk.hear('Rumah kami banjir!')).toEqual(['<urgent_received>']);
    expect(talk.effects('record')).toMatchObject([{ step: 'story', text: 'Rumah kami banjir!' }]);
    talk.hear('stop');
    expect(talk.hear('banjir lagi')).toEqual(['<urgent_received>']);
    expect(talk.effects('relay').map(({ urgent }) => urgent)).toEqual([true, true]);
    expect(talk.effects('send').filter(({ urgent }) => urgent)).toHaveLength(2);
  });

  it('that are urgent are passed on after a quarter of an hour', () => {
    const talk = volunteerTalk();
    write(talk, 'Siti', 'banjir', true);
    talk.pass('14m');
    expect(talk.effects('unanswered')).toEqual([]);
    talk.pass('2m');
    expect(talk.effects('unanswered')).toHaveLength(1);
  });
});
