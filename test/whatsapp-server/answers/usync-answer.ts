import { type BinaryNode, getBinaryNodeChildString } from '@whiskeysockets/baileys';
import { type Directory, type Resident } from '../directory.ts';
import { type IqAnswer } from './iq-answer.ts';
import { addressingOf, lidJid, pnJid } from '../wire/jids.ts';
import { attr, node, part, parts } from '../wire/nodes.ts';

/** Tells who is on WhatsApp, which devices they have and what their LID is. */
export const usyncAnswer: IqAnswer = (iq, _device, { directory }) => {
  const usync = part(iq, 'usync');
  const wanted = parts(part(usync, 'query')).map(({ tag }) => tag);
  const users = parts(part(usync, 'list')).map((user) => answerFor(user, wanted, directory));
  return [node('usync', usync?.attrs ?? {}, [node('list', {}, users)])];
};

function answerFor(user: BinaryNode, wanted: readonly string[], directory: Directory): BinaryNode {
  const dialled = getBinaryNodeChildString(user, 'contact') ?? '';
  const asked = attr(user, 'jid') || dialled;
  const found = directory.find(asked);
  const resident = found?.registered() ? found : undefined;
  const jid = attr(user, 'jid') || pnJid(found?.number ?? dialled.replace('+', ''));
  return node(
    'user',
    { jid },
    wanted.flatMap((what) => tell(what, resident, jid)),
  );
}

function tell(what: string, resident: Resident | undefined, jid: string): readonly BinaryNode[] {
  if (what === 'contact') {
    return [node('contact', { type: resident ? 'in' : 'out' })];
  }
  if (resident === undefined) {
    return [];
  }
  if (what === 'lid') {
    return resident.lidTold && addressingOf(jid) === 'pn' ? [node('lid', { val: lidJid(resident.lid) })] : [];
  }
  return what === 'devices' ? [node('devices', {}, [deviceList(resident)])] : [];
}

function deviceList(resident: Resident): BinaryNode {
  const devices = resident.devices().map((id) => {
    const keyIndex = id === 0 ? undefined : String(id);
    return node('device', { id: String(id), 'key-index': keyIndex });
  });
  return node('device-list', {}, devices);
}
