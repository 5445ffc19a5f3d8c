import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';

const salam = `triggers: [{ event: contact.new }]
steps:
  - ask: Boleh kami menyapa?
    id: boleh
    answer: yes_no
  - set: { contact.opted_in: "@results.boleh" }
  - say: baik`;
const kabar = 'triggers: [{ keyword: [kabar, "cek kabar"] }]\nsteps:\n  - say: kabar';
const semangat = 'triggers: [{ event: contact.opted_in }]\nsteps:\n  - say: semangat';

function stranger(flows: Readonly<Record<string, string>>) {
  return openTalk({ flows, contact: { stranger: true }, manners: 'usual' });
}

describe('a stranger, where a flow greets new contacts', () => {
  it('is greeted first, and the flow that was asked for starts after it', () => {
    const talk = stranger({ salam, kabar });
    expect(talk.hear('kabar')).toEqual(['Boleh kami menyapa?']);
    expect(talk.contact().stranger).toBe(false);
    expect(talk.hear('ya')).toEqual(['baik', 'kabar']);
    expect(talk.contact()).toMatchObject({ consent: { status: 'opted_in' }, session: null, queued: [] });
  });

  it('gets what was asked for although it did not agree', () => {
    const talk = stranger({ salam, kabar });
    talk.hear('kabar');
    expect(talk.hear('tidak')).toEqual(['baik', 'kabar']);
    expect(talk.contact().consent.status).toBe('declined');
  });

  it('gets what was asked for although the greeting ran out', () => {
    const talk = stranger({ salam, kabar });
    talk.hear('kabar');
    expect(talk.pass('8d')).toEqual(['Boleh kami menyapa?', 'Boleh kami menyapa?', 'kabar']);
  });

  it('gets what it asks for again once, and not once more after it', () => {
    const talk = stranger({ salam, kabar });
    talk.hear('kabar');
    talk.hear('kabar');
    expect(talk.hear('kabar')).toEqual(['kabar']);
    expect(talk.contact()).toMatchObject({ session: null, queued: [] });
  });

  it('gets what it asked for before what opting in brings', () => {
    const talk = stranger({ salam, kabar, semangat });
    talk.hear('kabar');
    expect(talk.hear('ya')).toEqual(['baik', 'kabar', 'semangat']);
  });

  it.each(['', 'kabar', 'cek_kabar', 'Cek-Kabar'])('is greeted at /start %s too', (startCode) => {
    const talk = stranger({ salam, kabar });
    expect(talk.hear({ text: `/start ${startCode}`, startCode })).toEqual(['Boleh kami menyapa?']);
    expect(talk.hear('ya')).toEqual(startCode === '' ? ['baik'] : ['baik', 'kabar']);
  });

  it('is helped and greeted when it asks for help', () => {
    expect(stranger({ salam }).hear('bantuan')).toEqual(['<help>', 'Boleh kami menyapa?']);
  });

  it('is not greeted when its first word is STOP', () => {
    const talk = stranger({ salam, kabar });
    expect(talk.hear('stop')).toEqual(['<stopped>']);
    expect(talk.contact()).toMatchObject({ session: null, consent: { status: 'opted_out' } });
    expect(talk.hear('kabar')).toEqual(['<still_stopped>']);
  });

  it('is greeted once', () => {
    const talk = stranger({ salam });
    talk.hear('halo');
    talk.hear('ya');
    expect(talk.hear('halo')).toEqual(['<not_understood>']);
  });

  it('gets what it asked for although a flow in between is gone', () => {
    const talk = stranger({ salam, kabar, semangat });
    talk.hear('kabar');
    talk.withdraw('kabar', 'gone');
    expect(talk.hear('ya')).toEqual(['baik', 'semangat']);
    expect(talk.effects('incident')).toMatchObject([{ what: 'no_flow', flow: 'kabar' }]);
  });

  it('is not greeted by a flow for others', () => {
    expect(stranger({ salam: `for: [volunteer]\n${salam}` }).hear('halo')).toEqual(['<not_understood>']);
  });

  it('is somebody else than a contact that was imported', () => {
    const talk = openTalk({ flows: { salam, kabar } });
    expect(talk.hear('kabar')).toEqual(['kabar']);
  });
});

describe('a stranger, where no flow greets', () => {
  it('simply starts the flow of its keyword', () => {
    const talk = stranger({ kabar });
    expect(talk.hear('kabar')).toEqual(['kabar']);
    expect(talk.contact().consent.status).toBe('unknown');
  });

  it('starts the flow of its code', () => {
    expect(stranger({ kabar }).hear({ text: '/start cek_kabar', startCode: 'cek_kabar' })).toEqual(['kabar']);
  });

  it('gets a short help text for anything else', () => {
    expect(stranger({ kabar }).hear('halo')).toEqual(['<not_understood>']);
  });

  it('is welcome at START', () => {
    const talk = stranger({ kabar });
    expect(talk.hear({ text: '/start', startCode: '' })).toEqual(['<started>']);
    expect(talk.contact().consent).toMatchObject({ status: 'opted_in', method: 'keyword' });
  });
});
