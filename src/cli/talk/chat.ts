import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openLocalTalk } from './local-talk.ts';
import { openRemoteTalk } from './remote-talk.ts';
import { type CliParts } from '../parts.ts';
import { refuseErrors } from '../refuse-errors.ts';
import { Refusal } from '../refusal.ts';
import { type Talk, type TalkMessage } from './talk.ts';

const roles = ['beneficiary', 'volunteer', 'coordinator'] as const;

/** `semangat chat`: a talk in the terminal, as a beneficiary, a volunteer or a coordinator. */
export async function chat(words: readonly string[], parts: CliParts): Promise<number> {
  const role = readRole(words);
  const running = await parts.findRunning();
  const who = { person: `terminal-${role}`, role };
  if (!running) {
    refuseErrors(parts.readFolder().faults);
  }
  const talk = running ? await openRemoteTalk(running, who) : await openLocalTalk(parts, who);
  process.stdout.write(`${parts.phrase('chat_begins', { name: who.person })}\n`);
  await converse(talk);
  await talk.close();
  return 0;
}

function readRole(words: readonly string[]): (typeof roles)[number] {
  const { values } = parseArgs({ args: [...words], options: { as: { type: 'string' } } });
  const role = roles.find((each) => each === (values.as ?? 'beneficiary'));
  if (!role) {
    throw new Refusal(`--as takes ${roles.join(', ')}`);
  }
  return role;
}

async function converse(talk: Talk): Promise<void> {
  const show = async (): Promise<void> => {
    for (const message of await talk.news()) {
      process.stdout.write(format(message));
    }
  };
  await show();
  // Reminders and words from others come while nobody types.
  const look = setInterval(() => void show().catch(() => undefined), 1000);
  for await (const line of createInterface({ input: process.stdin, terminal: process.stdin.isTTY })) {
    await talk.say(line);
    await show();
  }
  clearInterval(look);
  // What the last line caused may still be on its way.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await show();
}

function format({ text, choices, media }: TalkMessage): string {
  const lines = [
    ...media.map((name) => `[${name}]`),
    ...(text === '' ? [] : [text]),
    ...choices.map((label, index) => `  ${index + 1}. ${label}`),
  ];
  // Only a terminal shows colours; a file or a pipe gets the plain words.
  const shown = process.stdout.isTTY ? lines.map((line) => `\x1b[36m${line}\x1b[0m`) : lines;
  return `${shown.join('\n')}\n`;
}
