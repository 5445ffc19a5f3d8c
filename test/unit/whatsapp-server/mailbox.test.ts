import { type BinaryNode } from '@whiskeysockets/baileys';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Mailbox, createMailbox } from '../../whatsapp-server/mailbox.ts';
import { attr, node } from '../../whatsapp-server/wire/nodes.ts';

const ana = '1@lid';

describe('a mailbox', () => {
  let mailbox: Mailbox;
  let out: BinaryNode[];

  const letter = (id: string, from = ana) => node('message', { id, from });
  const sentIds = () => out.filter(({ tag }) => tag !== 'ib').map((one) => attr(one, 'id'));
  const waitingIds = () => mailbox.waiting.map((one) => attr(one, 'id'));
  const logIn = () => {
    out = [];
    mailbox.open((stanza) => out.push(stanza));
    mailbox.pour();
  };

  beforeEach(() => {
    mailbox = createMailbox();
    out = [];
  });

  it('announces what waits, and pours it out when asked, between two marks', () => {
    mailbox.put(letter('a'));
    mailbox.open((stanza) => out.push(stanza));
    expect(sentIds()).toEqual([]);
    mailbox.pour();
    expect(out.map(({ tag }) => tag)).toEqual(['ib', 'message', 'ib']);
    expect(out[1]?.attrs['offline']).toBe('0');
    mailbox.put(letter('b'));
    expect(out.at(-1)).toEqual(letter('b'));
  });

  it('keeps what is not confirmed, or refused, for the next login', () => {
    logIn();
    ['a', 'b', 'c', 'd'].forEach((id) => {
      mailbox.put(letter(id));
    });
    mailbox.confirm(node('receipt', { id: 'a', to: ana, type: 'inactive' }));
    mailbox.confirm(node('receipt', { id: 'b', to: ana, type: 'retry' }));
    mailbox.confirm(node('ack', { id: 'b', to: ana, class: 'message', error: '500' }));
    mailbox.confirm(node('ack', { id: 'c', to: ana, class: 'message' }));
    mailbox.close();
    mailbox.put(letter('e'));
    logIn();
    expect(sentIds()).toEqual(['b', 'd', 'e']);
  });

  it('takes a receipt for its own chat and for every id in it', () => {
    logIn();
    mailbox.put(letter('a'));
    mailbox.put(letter('b'));
    mailbox.put(letter('a', '2@lid'));
    const list = node('list', {}, [node('item', { id: 'b' })]);
    mailbox.confirm(node('receipt', { id: 'a', to: ana }, [list]));
    expect(mailbox.waiting).toEqual([letter('a', '2@lid')]);
  });

  it('confirms nothing that was not sent yet', () => {
    mailbox.put(letter('a'));
    mailbox.confirm(node('ack', { id: 'a', to: ana, class: 'message' }));
    expect(waitingIds()).toEqual(['a']);
  });

  it('holds everything up behind a status, also at the next login', () => {
    logIn();
    mailbox.put(node('status', { id: 's', from: ana }));
    mailbox.put(letter('a'));
    expect(sentIds()).toEqual(['s']);
    logIn();
    expect(sentIds()).toEqual(['s']);
    mailbox.confirm(node('ack', { id: 's', to: ana, class: 'status' }));
    expect(sentIds()).toEqual(['s', 'a']);
    expect(out.at(-1)?.tag).toBe('ib');
  });
});
