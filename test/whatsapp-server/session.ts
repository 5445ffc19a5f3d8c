import { type BinaryNode } from '@whiskeysockets/baileys';
import { type Connection, type ConnectionHandler } from './wire/connection.ts';
import { type Device } from './device.ts';
import { type Fault } from './faults.ts';
import { type World, seconds } from './world.ts';
import { WHATSAPP } from './wire/jids.ts';
import { answerIq, faultNames } from './answers/iq-answers.ts';
import { attr, node, part, parts } from './wire/nodes.ts';
import { deliver } from './answers/deliver.ts';

interface SessionParts {
  readonly world: World;
  readonly device: Device;
  readonly connection: Connection;
  /** The device asked to be removed from its account. */
  readonly unlink: () => void;
}

/** Serves a device that is logged in. */
export function createSession({ world, device, connection, unlink }: SessionParts): ConnectionHandler {
  const { log, faults } = world;
  const answerQuery = async (iq: BinaryNode) => {
    const attrs = { from: WHATSAPP, id: attr(iq, 'id') };
    const refusal = (code: number) =>
      node('iq', { ...attrs, type: 'error' }, [node('error', { code: String(code), text: 'refused' })]);
    await withFault(
      { connection, fault: faults.take(...faultNames(iq)) },
      {
        work: async () => {
          const reply = await answerIq(iq, device, world);
          return 'error' in reply
            ? refusal(reply.error)
            : node('iq', { ...attrs, type: 'result' }, [...reply]);
        },
        refuse: refusal,
        answer: (content) => node('iq', { ...attrs, type: 'result' }, content),
      },
    );
    afterIq(iq, { device, connection, unlink });
  };
  const takeMessage = async (stanza: BinaryNode) => {
    const ack = (error?: number) =>
      node('ack', {
        class: 'message',
        id: attr(stanza, 'id'),
        from: attr(stanza, 'to'),
        t: seconds(world),
        error: error === undefined ? undefined : String(error),
      });
    const fault = faults.take('message');
    await withFault({ connection, fault }, { work: () => ack(), refuse: ack, answer: () => ack() });
    if (isDone(fault)) {
      await deliver(world, device, stanza);
    }
  };
  const takeReceipt = async (receipt: BinaryNode) => {
    const { id, type } = receipt.attrs;
    const ack = node('ack', { class: 'receipt', id, type, from: attr(receipt, 'to') || undefined });
    const fault = faults.take(`receipt:${attr(receipt, 'type') || 'delivered'}`, 'receipt');
    await withFault({ connection, fault }, { work: () => ack, refuse: () => ack, answer: () => ack });
    if (isDone(fault)) {
      device.mailbox.confirm(receipt);
      await world.directory.find(attr(receipt, 'to'))?.takeReceipt(receipt, device);
    }
  };
  const takers: Readonly<Record<string, (stanza: BinaryNode) => Promise<void> | void>> = {
    iq: (iq) => (attr(iq, 'type') === 'result' ? undefined : answerQuery(iq)),
    message: takeMessage,
    receipt: takeReceipt,
    ack: device.mailbox.confirm,
    chatstate: (state) => world.directory.find(attr(state, 'to'))?.takeChatState(parts(state)[0]?.tag ?? ''),
    ib: (ib) => {
      if (part(ib, 'offline_batch') !== undefined) {
        device.mailbox.pour();
      }
    },
    call: (call) => {
      connection.send(node('ack', { class: 'call', id: attr(call, 'id'), from: attr(call, 'to') }));
    },
  };
  return {
    take: async (stanza) => {
      await takers[stanza.tag]?.(stanza);
      log.stir();
    },
    gone: () => {
      if (device.connection === connection) {
        device.connection = null;
        device.mailbox.close();
      }
    },
  };
}

/** Whether the work is done in spite of the fault. */
function isDone(fault: Fault | undefined): boolean {
  return fault === undefined || ['forget', 'delay', 'lose'].includes(fault.kind);
}

interface Work {
  readonly work: () => BinaryNode | Promise<BinaryNode>;
  readonly refuse: (code: number) => BinaryNode;
  readonly answer: (content: BinaryNode[]) => BinaryNode;
}

/** Works on a stanza and answers it, or lets the fault happen to it. */
async function withFault(
  { connection, fault }: { readonly connection: Connection; readonly fault: Fault | undefined },
  { work, refuse, answer }: Work,
): Promise<void> {
  switch (fault?.kind) {
    case undefined:
      connection.send(await work());
      return;
    case 'refuse':
      connection.send(refuse(fault.code));
      return;
    case 'answer':
      connection.send(answer(fault.content));
      return;
    case 'delay': {
      const done = await work();
      setTimeout(() => {
        connection.send(done);
      }, fault.by);
      return;
    }
    case 'hang':
      return;
    case 'forget':
      await work();
      return;
    case 'drop':
      connection.cut();
      return;
    case 'lose':
      await work();
      connection.cut();
      return;
  }
}

/** What an iq changes besides its answer. */
function afterIq(
  iq: BinaryNode,
  { device, connection, unlink }: Pick<SessionParts, 'device' | 'connection' | 'unlink'>,
): void {
  if (attr(iq, 'xmlns') === 'passive' && part(iq, 'active') !== undefined) {
    device.mailbox.open(connection.send);
  }
  if (part(iq, 'remove-companion-device') !== undefined) {
    unlink();
  }
}
