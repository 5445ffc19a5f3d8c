import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../support/until.ts';
import { createLinkedProgram, type LinkedProgram } from '../support/whatsapp/linked-program.ts';

describe('a process that dies between decrypting a WhatsApp message and handling it', () => {
  let whole: LinkedProgram;
  let server: LinkedProgram['server'];
  let program: LinkedProgram['program'];
  beforeAll(async () => {
    whole = await createLinkedProgram('test/e2e/flows');
    ({ server, program } = whole);
  }, 90_000);
  afterAll(() => whole.end());

  it('loses nothing and takes nothing twice', async () => {
    const ana = server.person({ pushName: 'Ana' });
    await ana.say('satu');
    await until(async () => (await heard()).length === 1);
    await program.kill('SIGTERM');
    await program.start({ CRASH_AT: 'decrypted:2' });
    await server.until(() => server.phone.online());
    await ana.say('dua');
    await ana.say('tiga');
    await program.ended();
    await ana.say('empat');
    await program.start();
    await until(async () => (await heard()).length >= 4);
    await ana.say('lima');
    await until(async () => (await heard()).length >= 5);
    expect(await heard()).toEqual(['satu', 'dua', 'tiga', 'empat', 'lima']);
  }, 120_000);

  async function heard(): Promise<readonly string[]> {
    const people = (await (await program.api('GET', '/api/contacts?limit=9')).json()) as {
      contacts: { id: string }[];
    };
    const [person, ...others] = people.contacts;
    expect(others).toEqual([]);
    if (!person) {
      return [];
    }
    const answer = await program.api('GET', `/api/contacts/${person.id}/messages?limit=99`);
    const { messages } = (await answer.json()) as { messages: { from: string; text: string }[] };
    return messages.filter(({ from }) => from === 'person').map(({ text }) => text);
  }
});
