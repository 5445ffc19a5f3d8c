import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../support/until.ts';
import { createLinkedProgram, type LinkedProgram } from '../support/whatsapp/linked-program.ts';

describe('a program with a linked WhatsApp number', () => {
  let whole: LinkedProgram;
  let server: LinkedProgram['server'];
  let program: LinkedProgram['program'];
  beforeAll(async () => {
    whole = await createLinkedProgram('flows');
    ({ server, program } = whole);
  }, 90_000);
  afterAll(() => whole.end());

  it('answers a stranger, knows what was read, and spends none of its budget', async () => {
    const ana = server.person({ pushName: 'Ana' });
    ana.screen.habits.reads = true;
    await ana.say('halo');
    await until(() => ana.texts().some((text) => text.includes('1. Ya, boleh')));
    await until(async () => (await states()).filter((state) => state === 'read').length >= 4);
    expect((await link()).budget.unasked.used).toBe(0);
  }, 120_000);

  async function link(): Promise<{ qr: string | null; budget: { unasked: { used: number } } }> {
    const answer = await program.api('GET', '/api/channels/whatsapp');
    return (await answer.json()) as Awaited<ReturnType<typeof link>>;
  }

  async function states(): Promise<readonly string[]> {
    const contacts = (await (await program.api('GET', '/api/contacts')).json()) as {
      contacts: { id: string }[];
    };
    const id = contacts.contacts[0]?.id ?? '';
    const answer = await program.api('GET', `/api/contacts/${id}/messages`);
    const { messages } = (await answer.json()) as { messages: { from: string; state: string }[] };
    return messages.filter(({ from }) => from === 'bot').map(({ state }) => state);
  }
});
