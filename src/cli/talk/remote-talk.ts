import * as z from 'zod';
import { askRunning } from '../ask-running.ts';
import { type Running } from '../parts.ts';
import { type Talk, type Talker } from './talk.ts';

const list = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      from: z.enum(['bot', 'person']),
      text: z.string(),
      choices: z.array(z.string()),
      media: z.array(z.unknown()),
    }),
  ),
});

/** A talk with the process that runs on this installation, over its API. */
export async function openRemoteTalk(running: Running, who: Talker): Promise<Talk> {
  const path = `/api/simulator/${encodeURIComponent(who.person)}/messages`;
  await takePart(running, who);
  const read = async (after: string | null) => {
    const query = after === null ? '' : `?after=${encodeURIComponent(after)}`;
    return list.parse(await askRunning(running, { method: 'GET', path: `${path}${query}` })).messages;
  };
  let last = (await read(null)).at(-1)?.id ?? null;
  return {
    say: async (text) => {
      await askRunning(running, { method: 'POST', path, body: { text } });
    },
    news: async () => {
      const messages = await read(last);
      last = messages.at(-1)?.id ?? last;
      return messages
        .filter(({ from }) => from === 'bot')
        .map(({ text, choices, media }) => ({
          text,
          choices,
          media: media.map((each) => JSON.stringify(each)),
        }));
    },
    close: () => Promise.resolve(),
  };
}

/** A beneficiary is a stranger as in life; the others are made known to the programme first. */
async function takePart(running: Running, { person, role }: Talker): Promise<void> {
  if (role === 'beneficiary') {
    return;
  }
  const address = `simulator:${person}`;
  const known = await askRunning(running, {
    method: 'GET',
    path: `/api/contacts?address=${encodeURIComponent(address)}`,
  });
  if (z.object({ contacts: z.array(z.unknown()) }).parse(known).contacts.length === 0) {
    await askRunning(running, {
      method: 'POST',
      path: '/api/contacts',
      body: { external_id: `terminal-${role}`, name: person, role, addresses: [address] },
    });
  }
}
