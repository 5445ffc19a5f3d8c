import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createDoorMail } from '../../../src/channels/whatsapp/door/door-mail.ts';
import { type LocalDoor, serveDoor } from '../../../src/channels/whatsapp/door/serve-door.ts';
import { createSharedDoor } from '../../../src/channels/whatsapp/door/shared-door.ts';
import { createKeep } from '../../../src/channels/whatsapp/account/keep.ts';
import { createSeal } from '../../../src/channels/whatsapp/account/seal.ts';
import { realClock } from '../../../src/system/clock.ts';
import { until } from '../../support/until.ts';
import { createWhatsAppStage, type WhatsAppStage } from '../../support/whatsapp/whatsapp-stage.ts';
import { quietSignal } from '../whatsapp-server/quiet-signal.ts';

quietSignal();
jest.setTimeout(60_000);

const budget = {
  unasked: { used: 3, limit: 600 },
  newContacts: { used: 0, limit: 0 },
  warmUpDay: null,
  restrictedUntil: null,
};
const local = ({ channel }: WhatsAppStage): LocalDoor => ({ ...channel, budget: () => budget });

describe('linking a number where another process holds WhatsApp', () => {
  let holder: WhatsAppStage;
  let facts: Map<string, string>;
  let onFact: (value: string) => unknown;
  const seal = createSeal(new Uint8Array(32).fill(7));
  const mailOf = ({ vault }: WhatsAppStage) =>
    createDoorMail({
      keep: createKeep({ vault, seal, account: '1' }),
      seal,
      facts: {
        getFact: (name) => Promise.resolve(facts.get(name)),
        putFact: (name, value) => {
          onFact(value);
          facts.set(name, value);
          return Promise.resolve();
        },
      },
      now: realClock.now,
    });
  let close: () => Promise<void>;
  const elsewhere = () =>
    createSharedDoor({ local: local(holder.again()), mail: mailOf(holder), clock: realClock });

  beforeEach(async () => {
    facts = new Map();
    onFact = () => undefined;
    holder = await createWhatsAppStage();
    close = () => Promise.resolve();
  });
  afterEach(async () => {
    await close();
    await holder.stop();
  });
  const hold = async () => {
    await holder.start();
    close = serveDoor({ local: local(holder), mail: mailOf(holder), clock: realClock });
  };

  it('shows the QR of the holder, and that it is linked once it was scanned', async () => {
    await hold();
    const door = elsewhere();
    await until(async () => (await door.look()).qr !== null);
    await holder.server.phone.scan((await door.look()).qr ?? '');
    await until(async () => (await door.look()).state === 'on');
    expect((await door.look()).account).toBe(holder.server.phone.number);
    expect(door.budget()).toEqual(budget);
    await expect(door.requestCode('6281234567890')).rejects.toMatchObject({ reason: 'linked' });
  });

  it('gives a code for the phone, and no number lies open in the store', async () => {
    await hold();
    const door = elsewhere();
    await until(async () => (await door.look()).qr !== null);
    const asked: string[] = [];
    onFact = (value) => asked.push(value);
    const { code } = await door.requestCode(holder.server.phone.number);
    expect(code).toMatch(/^\w{8}$/u);
    expect(asked).toHaveLength(2);
    const open = Buffer.from(asked[0] ?? '', 'base64').toString('latin1');
    expect(open).not.toContain(holder.server.phone.number);
    expect(asked[1]).toBe('');
  });

  it('says so where nobody holds it, and forgets the QR of one that has stopped', async () => {
    expect(await elsewhere().look()).toMatchObject({ state: 'off', qr: null });
    await expect(elsewhere().requestCode('6281234567890')).rejects.toMatchObject({ reason: 'off' });
    await hold();
    await until(async () => (await elsewhere().look()).qr !== null);
    await close();
    expect(await elsewhere().look()).toMatchObject({ state: 'off', qr: null });
  });
});
