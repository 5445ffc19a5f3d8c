import { type Address } from '../../src/domain/contact/address.ts';
import { newContact } from '../../src/domain/contact/contact.ts';
import { type InboundMessage } from '../../src/domain/message.ts';
import { createFakeChannel, type FakeChannel } from './fake-channel.ts';
import { createStage, messageOf, type Stage, type StageOptions } from './stage.ts';

const flows = {
  kabar: `
title: Kabar
triggers:
  - keyword: kabar
steps:
  - say: Assalamualaikum, @contact.first_name.
  - ask: Bagaimana kabarnya?
    id: kabar
    answer: text
    remind: [{ after: 24h }]
    timeout: { after: 7d }
  - say: Terima kasih, @results.kabar.
`,
  hari: `
title: Hari
triggers:
  - keyword: hari
steps:
  - ask: Berapa hari berjualan?
    id: hari
    choices:
      - { value: few, label: Sedikit }
      - { value: many, label: Banyak }
  - say: Dicatat.
`,
};
/** The phone of the house. */
export const phone: Address = 'simulator:rumah';

/** People who share one phone. */
export interface House extends Omit<Stage, 'pass'> {
  readonly channel: FakeChannel;
  /** Somebody writes on it; what the bot says to it since. */
  readonly hear: (text: string, more?: Partial<InboundMessage>) => Promise<readonly string[]>;
  /** Staff start a flow for one of them. */
  readonly start: (contact: string, flow?: string) => Promise<readonly string[]>;
  readonly speaker: () => Promise<string | undefined>;
  /** What was answered in the name of one of them. */
  readonly answers: (contact: string) => Promise<readonly unknown[]>;
  readonly told: () => readonly string[];
  readonly pass: (time: number) => Promise<readonly string[]>;
}

/** People who share one phone, with their names in small letters as ids; nobody has written yet. */
export async function createHouse(
  names: readonly string[],
  options: Partial<StageOptions> = {},
): Promise<House> {
  const channel = createFakeChannel();
  const stage = await createStage({ flows, channel, manners: { quietHours: null, cap: null }, ...options });
  const { companion, store } = stage;
  for (const name of names) {
    const id = name.toLowerCase();
    await companion.change(id, () => ({
      ...newContact({
        id,
        at: 1,
        name,
        language: 'id',
        timezone: 'Asia/Jakarta',
        addresses: [phone],
        stranger: false,
      }),
      consent: {
        status: 'opted_in',
        at: 1,
        method: 'paper',
        textVersion: null,
        messageId: null,
        language: 'id',
      },
    }));
  }
  let count = 0;
  let shown = 0;
  const told = (): readonly string[] => {
    const since = channel.arrived.slice(shown).map(({ text }) => text);
    shown = channel.arrived.length;
    return since;
  };
  const hear = async (text: string, more: Partial<InboundMessage> = {}): Promise<readonly string[]> => {
    await companion.hear({ key: `k${++count}`, name: 'HP', message: messageOf(phone, text, more) });
    await companion.settled();
    return told();
  };
  const start = async (contact: string, flow = 'kabar'): Promise<readonly string[]> => {
    const id = `start ${contact} ${++count}`;
    await companion.happen(contact, {
      id,
      at: stage.clock.now(),
      kind: 'start',
      flow,
      by: 'staff',
      params: {},
    });
    await companion.settled();
    return told();
  };
  const speaker = async () => (await store.findAddress(phone))?.speaker;
  const answers = async (contact: string) => {
    const rows = await store.rows({ kind: 'results', contact, limit: 99, order: 'oldest' });
    return rows.map(({ data }) => data['text']);
  };
  const pass = async (time: number) => {
    await stage.pass(time);
    return told();
  };
  return { ...stage, channel, hear, start, speaker, answers, told, pass };
}
