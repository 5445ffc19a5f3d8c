import { type Contact, newContact } from '../../src/domain/contact/contact.ts';
import { type Event } from '../../src/domain/event.ts';
import { createFakeChannel, type FakeChannel } from './fake-channel.ts';
import { createStage, messageOf, type Stage, type StageOptions } from './stage.ts';

/** Volunteers, a coordinator and families, each with a phone of their own at `simulator:<id>`. */
export interface Neighbours extends Stage {
  readonly channel: FakeChannel;
  /** Somebody writes; what the bot says to them since. */
  readonly write: (who: string, text: string) => Promise<readonly string[]>;
  /** All that the bot said to somebody. */
  readonly told: (who: string) => readonly string[];
  readonly happen: (who: string, event: Happening) => Promise<void>;
  /** Work about a family for its companion, due in a week. */
  readonly task: (family: string, title: string) => Promise<void>;
  readonly find: (who: string) => Promise<Contact>;
  readonly add: (id: string, more?: Partial<Contact>) => Promise<Contact>;
}

type Happening = Event extends infer One ? (One extends Event ? Omit<One, 'id' | 'at'> : never) : never;

const consent: Contact['consent'] = {
  status: 'opted_in',
  at: 1,
  method: 'paper',
  textVersion: null,
  language: 'id',
  messageId: null,
};

/** Wati walks beside Siti and Ani, Budi beside Joko, Rini coordinates; `bare`: they are in the store already. */
export async function createNeighbours(
  options: Partial<StageOptions> & { readonly bare?: boolean } = {},
): Promise<Neighbours> {
  const channel = createFakeChannel();
  const stage = await createStage({ flows: {}, channel, ...options });
  const { companion, store } = stage;
  const add: Neighbours['add'] = (id, more = {}) =>
    companion.change(id, () => ({ ...personOf(id), consent, ...more }));
  if (!options.bare) {
    await addAll(add);
  }
  const told = (who: string): readonly string[] =>
    channel.arrived.filter(({ to }) => to === `simulator:${who}`).map(({ text }) => text);
  let count = options.bare ? 1000 : 0;
  const find: Neighbours['find'] = async (who) => {
    const record = await store.find(who);
    return record?.contact ?? Promise.reject(new Error(`there is no ${who}`));
  };
  const happen: Neighbours['happen'] = async (who, event) => {
    await companion.happen(who, { id: `n${++count}`, at: companion.now(), ...event });
    await companion.settled();
  };
  return {
    ...stage,
    channel,
    add,
    find,
    told,
    happen,
    task: async (family, title) => {
      const { name, village, companion: whose } = await find(family);
      const about = { contact: family, name, village, companion: whose };
      const task = { id: title, kind: title, about, title, why: '', due: null, for: 'companion', flow: null };
      await happen(whose ?? '', { kind: 'task', task });
    },
    write: async (who, text) => {
      const before = told(who).length;
      await companion.hear({ key: `w${++count}`, name: null, message: messageOf(`simulator:${who}`, text) });
      await companion.settled();
      return told(who).slice(before);
    },
  };
}

function personOf(id: string): Contact {
  return newContact({
    id,
    at: 1,
    name: id,
    language: 'id',
    timezone: 'Asia/Jakarta',
    addresses: [`simulator:${id}`],
    stranger: false,
  });
}

async function addAll(add: Neighbours['add']): Promise<void> {
  await add('rini', { role: 'coordinator', name: 'Rini' });
  await add('wati', { role: 'volunteer', name: 'Wati' });
  await add('budi', { role: 'volunteer', name: 'Budi' });
  await add('siti', { companion: 'wati', name: 'Siti Aminah', village: 'Songgon' });
  await add('ani', { companion: 'wati', name: 'Ani Lestari' });
  await add('joko', { companion: 'budi', name: 'Joko Susilo' });
}
