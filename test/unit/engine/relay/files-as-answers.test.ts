import { describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';

const file = (kind: 'voice' | 'image') =>
  ({ kind, ref: 'kept:1', name: null, mime: null, bytes: 5 }) as const;
const voice = { media: [file('voice')] };
const photo = { text: 'anak saya panas', media: [file('image')] };

/** A family is asked something. */
function asked(answer: string, contact: Partial<Contact> = {}): Talk {
  const kabar = `triggers: [{ keyword: kabar }]\nsteps:\n  - ask: Bagaimana?\n    id: how\n    ${answer}`;
  const talk = openTalk({ flows: { kabar }, contact: { companion: 'wati', ...contact } });
  talk.hear('kabar');
  return talk;
}

const choices = 'choices: [{ value: good, label: Baik }, { value: bad, label: Berat }]';
const brought = (talk: Talk) => talk.effects('relay').map(({ words, staff }) => [words.media.length, staff]);

describe('what a family sends in reply to a question', () => {
  it.each([choices, 'answer: text', 'answer: integer'])(
    'is brought to its companion where it is a voice note, for nobody else can hear it (%s)',
    (answer) => {
      const talk = asked(answer);
      talk.hear(voice);
      expect(talk.effects('record')).toMatchObject([{ value: 'voice' }]);
      expect(talk.effects('relay')).toMatchObject([{ words: { media: [{ kind: 'voice' }] }, urgent: false }]);
    },
  );

  it('is brought to the coordinators where nobody walks beside the family, or the companion ended the talk', () => {
    for (const contact of [{ companion: null }, { talkEnded: ['companion'] as const }]) {
      const talk = asked(choices, contact);
      talk.hear(voice);
      expect(brought(talk)).toEqual([[1, true]]);
    }
  });

  it('is brought to nobody where the family ended the talk, and nobody hears what volunteers report', () => {
    for (const contact of [{ talkEnded: ['family'] as const }, { role: 'volunteer' as const }]) {
      const talk = asked('answer: any', contact);
      talk.hear(voice);
      expect(brought(talk)).toEqual([]);
    }
  });

  it('is brought to its companion where it is a picture that no question asked for', () => {
    const talk = asked(choices);
    talk.hear(photo);
    expect(talk.effects('relay')).toMatchObject([{ words: { text: 'anak saya panas' } }]);
    const wanted = asked('answer: image');
    wanted.hear(photo);
    expect(brought(wanted)).toEqual([]);
  });

  it('is brought whole where several come before the next question is out', () => {
    const talk = asked('answer: text');
    talk.holdNetwork();
    talk.hear(voice);
    talk.hear(voice);
    expect(brought(talk)).toEqual([
      [1, false],
      [1, false],
    ]);
  });

  it('is brought at once while the family is in need', () => {
    const talk = asked(choices);
    talk.hear('banjir');
    talk.hear(voice);
    expect(talk.effects('relay').map(({ urgent }) => urgent)).toEqual([true, true]);
  });
});
