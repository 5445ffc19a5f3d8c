import { randomUUID } from 'node:crypto';
import { pause, type ProgramProcess } from './program-process.ts';

/** A message as the simulator's API shows it. */
export interface ShownMessage {
  readonly id: string;
  readonly from: 'bot' | 'person';
  readonly text: string;
}

/** Somebody who keeps trying while the program dies and comes back, as a phone does. */
export interface PersistentPerson {
  readonly name: string;
  /** Says it, with one key however often it must be sent; resolves once it was taken. */
  say(body: { readonly text: string } | { readonly choice: number }): Promise<void>;
  messages(): Promise<readonly ShownMessage[]>;
  /** Waits until the bot has said this. */
  hear(text: string): Promise<void>;
}

/** A person of the simulator. */
export function createPersistentPerson(program: ProgramProcess, name: string): PersistentPerson {
  const path = `/api/simulator/${name}/messages`;
  const messages = async (): Promise<readonly ShownMessage[]> => {
    const answer = await persist(() => program.api('GET', `${path}?limit=500`));
    return ((await answer.json()) as { messages: ShownMessage[] }).messages;
  };
  return {
    name,
    messages,
    say: async (body) => {
      const key = randomUUID();
      await persist(() => program.api('POST', path, body, { 'idempotency-key': key }));
    },
    hear: async (text) => {
      for (let tries = 0; tries < 300; tries++) {
        const said = await messages().catch(() => []);
        if (said.some((each) => each.from === 'bot' && each.text === text)) {
          return;
        }
        // Many who look often would take the time of the program that they wait for.
        await pause(Math.min(200, 40 + 10 * tries));
      }
      throw new Error(`${name} never heard "${text}"`);
    },
  };
}

/** Tries until it is answered well; a process that has just been killed answers nothing. */
async function persist(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 2000; tries++) {
    const answer = await ask().catch(() => undefined);
    if (answer?.ok) {
      return answer;
    }
    if (answer && answer.status < 500) {
      throw new Error(`refused with ${answer.status}: ${await answer.text()}`);
    }
    await pause(40);
  }
  throw new Error('nobody answered for 80 s');
}
