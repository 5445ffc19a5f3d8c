import { type Pace } from '../channels/channel.ts';
import { createDoorMail, type DoorMail } from '../channels/whatsapp/door/door-mail.ts';
import { type LocalDoor, serveDoor } from '../channels/whatsapp/door/serve-door.ts';
import { createSharedDoor } from '../channels/whatsapp/door/shared-door.ts';
import { createInbound } from '../channels/whatsapp/inbound/create-inbound.ts';
import { createKeep } from '../channels/whatsapp/account/keep.ts';
import { createOutbound } from '../channels/whatsapp/outbound/create-outbound.ts';
import { createSeal } from '../channels/whatsapp/account/seal.ts';
import { createWhatsApp, type WhatsAppChannel } from '../channels/whatsapp/whatsapp.ts';
import { realClock } from '../system/clock.ts';
import { type Config } from '../config.ts';
import { type Crash } from '../system/crash.ts';
import { type Log } from '../domain/log.ts';
import { type NumberBudget, type NumberRules } from '../domain/number-rules.ts';
import { type Files } from '../system/files.ts';
import { findSecretKey } from '../system/secret-key.ts';
import { healthWordsOf } from './health-words-of.ts';
import { type Storage } from './storage.ts';

/** The WhatsApp channel, with what its number may still do today. */
export interface WhatsAppAccount extends Omit<WhatsAppChannel, 'view'> {
  readonly budget: () => NumberBudget;
}

/** The one account, as it stands in addresses. */
export const account = '1';

/** Answers are not rationed; this only keeps a fault of ours from flooding the network. */
const pace: Pace = { perSecond: 10, chatEvery: 500, chatBurst: 3 };

/** Puts the WhatsApp channel together; nothing is connected yet. */
export function connectWhatsApp(
  config: Config,
  { store, vault, leases }: Storage,
  about: {
    readonly log: Log;
    readonly onQr?: (text: string | null) => void;
    readonly number: NumberRules;
    readonly files: Files;
    readonly crash: Crash;
  },
): WhatsAppAccount {
  const { log, onQr = () => undefined, number: rules, files, crash } = about;
  const { timezone } = config;
  const seal = createSeal(findSecretKey(config));
  const keep = createKeep({ vault, seal, account, anew: config.whatsapp?.anew === true });
  const socketUrl = config.whatsapp?.socketUrl ?? null;
  const common = { keep, clock: realClock, log };
  const inbound = createInbound({
    ...common,
    isOurs: (id) => outbound.isOurs(id),
    onKept: () => {
      crash('decrypted');
    },
    // A server of one's own has its files where its messages say.
    ...(socketUrl === null ? {} : { mediaHost: null }),
  });
  const sources = { readFile: files.read, fetchFile: inbound.fetch };
  const outbound = createOutbound({ ...common, rules, timezone, sources });
  const { prepare, send, budget } = outbound;
  const { fetch } = inbound;
  const parts = [inbound, outbound];
  const words = healthWordsOf(config).whatsapp;
  const linking = { account, socketUrl, facts: store, timezone, words, onQr };
  const channel = createWhatsApp({ ...common, ...linking, parts, prepare, send, fetch, pace });
  const local = { ...channel, budget };
  const mail = createDoorMail({ keep, seal, facts: store, now: realClock.now });
  return leases === null ? local : openToOthers(local, mail);
}

/** Where several processes share the store, each of them can link the number that one holds. */
function openToOthers(local: WhatsAppChannel & LocalDoor, mail: DoorMail): WhatsAppAccount {
  const parts = { local, mail, clock: realClock };
  let close = (): Promise<void> => Promise.resolve();
  const stop = async (): Promise<void> => {
    await close();
    close = () => Promise.resolve();
    await local.stop();
  };
  return {
    ...local,
    ...createSharedDoor(parts),
    start: async (ear, fence) => {
      await stop();
      await local.start(ear, fence);
      close = serveDoor(parts);
    },
    stop,
  };
}
