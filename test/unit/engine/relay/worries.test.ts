import { describe, expect, it } from '@jest/globals';
import { type Contact } from '../../../../src/domain/contact/contact.ts';
import { openTalk, type Talk } from '../../../support/engine-world.ts';

/** A family is asked something; "sakit" is a word of worry here. */
function asked(contact: Partial<Contact> = {}): Talk {
  const kabar = `triggers: [{ keyword: kabar }]
steps:
  - ask: Bagaimana?
    id: how
    choices: [{ value: good, label: Baik }, { value: bad, label: Anak sakit }]`;
  const talk = openTalk({ flows: { kabar }, contact: { companion: 'wati', ...contact } });
  talk.hear('kabar');
  return talk;
}

const brought = (talk: Talk) =>
  talk.effects('relay').map(({ words, staff, urgent }) => [words.text, staff, urgent]);

describe('words of worry that answer no question', () => {
  it('are brought to the companion, the family is told so, and it is asked again', () => {
    const talk = asked();
    expect(talk.hear('Ibuku sakit bu')).toEqual(['<relayed>', '<invalid_choice>', 'Bagaimana?']);
    expect(brought(talk)).toEqual([['Ibuku sakit bu', false, false]]);
  });

  it('are brought to the coordinators where nobody walks beside the family', () => {
    const talk = asked({ companion: null });
    expect(talk.hear('Ibuku sakit bu')).toEqual(['<invalid_choice>', 'Bagaimana?']);
    expect(brought(talk)).toEqual([['Ibuku sakit bu', true, false]]);
  });

  it('are brought to nobody where they are an answer, where the family ended the talk, or from a volunteer', () => {
    const answered = asked();
    answered.hear('Anak sakit');
    const ended = asked({ talkEnded: ['family'] });
    ended.hear('Ibuku sakit bu');
    const volunteer = asked({ role: 'volunteer' });
    volunteer.hear('Ibuku sakit bu');
    expect([answered, ended, volunteer].flatMap(brought)).toEqual([]);
  });

  it('are brought once where they are urgent too, and other words that answer nothing to nobody', () => {
    const talk = asked();
    talk.hear('banjir, anak sakit bu');
    talk.hear('tiap hari');
    expect(brought(talk)[0]).toEqual(['banjir, anak sakit bu', false, true]);
    const calm = asked();
    calm.hear('tiap hari');
    expect(brought(calm)).toEqual([]);
  });
});
