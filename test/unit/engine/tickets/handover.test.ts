import { describe, expect, it } from '@jest/globals';
import { openTalk } from '../../../support/engine-world.ts';
import { agreed } from '../../../support/somebody.ts';

describe('handover', () => {
  const flow =
    'steps:\n  - ask: Apa?\n    id: apa\n  - handover: { topic: "Tanya @results.apa" }\n  - say: Sebentar ya';
  const open = () => {
    const talk = openTalk({
      flows: { uji: flow, kabar: 'triggers: [{ keyword: kabar }]\nsteps:\n  - say: kabar' },
      contact: agreed,
    });
    talk.start('uji');
    talk.forget();
    return { talk, said: talk.hear('uang') };
  };

  it('opens a ticket; what the flow still says goes out', () => {
    const { talk, said } = open();
    expect(said).toEqual(['Sebentar ya']);
    expect(talk.effects('handover')).toMatchObject([{ topic: 'Tanya uang', flow: 'uji' }]);
    expect(talk.contact().ticket).toBe(talk.effects('handover')[0]?.id);
  });

  it('makes the bot silent, for keywords and the smaller reserved words too', () => {
    const { talk } = open();
    expect(
      ['kabar', 'halo', 'bantuan', 'ulangi', 'kembali', 'bukan saya'].flatMap((each) => talk.hear(each)),
    ).toEqual([]);
  });

  it('lets STOP through', () => {
    const { talk } = open();
    expect(talk.hear('stop')).toEqual(['<stopped>']);
    expect(talk.contact()).toMatchObject({ ticket: null, followUps: [] });
  });

  it('lets START through, and the human goes on', () => {
    const { talk } = open();
    const { ticket } = talk.contact();
    expect(talk.hear('mulai')).toEqual(['<started>']);
    expect(talk.contact().ticket).toBe(ticket);
  });

  it('lets a flow that was queued behind this one begin when it is handed back, and not before', () => {
    const talk = openTalk({
      flows: {
        uji: 'steps:\n  - set: { contact.opted_in: true }\n  - handover: { topic: x }\n  - say: Sebentar ya',
        mulai: 'triggers: [{ event: contact.opted_in }]\nsteps:\n  - ask: Sehat?\n    id: sehat',
      },
    });
    expect(talk.start('uji')).toEqual(['Sebentar ya']);
    expect(talk.hear('halo')).toEqual([]);
    expect(talk.happen({ kind: 'handback' })).toEqual(['Sehat?']);
    expect(talk.contact()).toMatchObject({ queued: [], session: { stack: [{ flow: 'mulai' }] } });
  });

  it('lets the bot speak again when it is handed back', () => {
    const { talk } = open();
    talk.happen({ kind: 'handback' });
    expect(talk.hear('kabar')).toEqual(['kabar']);
    expect(talk.contact().followUps).toEqual([]);
  });

  it('lets the bot speak again after a day', () => {
    const { talk } = open();
    talk.pass('23h');
    expect(talk.hear('kabar')).toEqual([]);
    talk.pass('1h');
    expect(talk.hear('kabar')).toEqual(['kabar']);
  });

  it('by a coordinator silences too, and what was open goes on behind it', () => {
    const talk = openTalk({
      flows: { uji: 'steps:\n  - ask: Apa?\n    id: apa\n  - say: "Oh @results.apa"' },
    });
    talk.start('uji');
    talk.happen({ kind: 'handover', ticket: 't1', topic: 'x' });
    expect(talk.hear('halo')).toEqual([]);
    expect(talk.pass('25h')).toEqual(['Apa?']);
    talk.happen({ kind: 'handover', ticket: null, topic: 'x' }, 'click');
    expect(talk.contact().ticket).toBe('click');
    talk.happen({ kind: 'handback' });
    expect(talk.hear('uang')).toEqual(['Oh uang']);
  });

  it('holds back reminders, timeouts and what follows a pause until the bot may speak again', () => {
    const talk = openTalk({
      flows: {
        uji: 'steps:\n  - ask: Apa?\n    id: apa\n    remind: [{ after: 1h }]\n    timeout: { after: 30h, goto: lewat }\n  - say: x\n  - id: lewat\n    say: lewat\n  - wait: 3h\n  - say: akhir',
      },
    });
    const handOver = (): void => {
      talk.happen({ kind: 'handover', ticket: 't1', topic: 'x' });
    };
    talk.start('uji');
    handOver();
    expect(talk.pass('23h')).toEqual([]);
    expect(talk.pass('2h')).toEqual(['Apa?']);
    handOver();
    expect(talk.pass('23h')).toEqual([]);
    expect(talk.pass('2h')).toEqual(['lewat']);
    handOver();
    expect(talk.pass('23h')).toEqual([]);
    expect(talk.pass('2h')).toEqual(['akhir']);
  });
});
