import { type TelegramServer } from '../../telegram-server/telegram-server.ts';
import { type SmallProgramme } from '../small-programme.ts';

/** What somebody writes. */
export interface Line {
  readonly person: number;
  readonly text: string;
}

/** How people are heard and told on one network; a person is a number. */
export interface Voices {
  readonly address: (person: number) => string;
  /** Each writes one line, all at once; what the bot answered each of them. */
  readonly write: (lines: readonly Line[]) => Promise<ReadonlyMap<number, readonly string[]>>;
}

/** People of the simulator, named `p<number>`. */
export function simulatorVoices(programme: () => SmallProgramme): Voices {
  const last = new Map<number, string>();
  return {
    address: (person) => `simulator:p${person}`,
    write: async (lines) => {
      if (lines.length === 0) {
        return new Map();
      }
      const { ask, pass } = programme();
      await Promise.all(lines.map((line) => catchUp(programme(), last, line)));
      await Promise.all(
        lines.map(({ person, text }) => ask('POST', `/api/simulator/p${person}/messages`, { text })),
      );
      await pass('1s');
      const told = await Promise.all(lines.map((line) => catchUp(programme(), last, line)));
      return new Map(lines.map(({ person }, place) => [person, told[place] ?? []]));
    },
  };
}

interface Shown {
  readonly messages: readonly { readonly id: string; readonly from: string; readonly text: string }[];
}

/** What was said to somebody since they were last looked at. */
async function catchUp(
  { ask }: SmallProgramme,
  last: Map<number, string>,
  { person }: Line,
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (;;) {
    const after = last.get(person);
    const page = `?limit=500${after === undefined ? '' : `&after=${after}`}`;
    const { messages } = (await ask('GET', `/api/simulator/p${person}/messages${page}`)) as Shown;
    texts.push(...messages.filter(({ from }) => from === 'bot').map(({ text }) => text));
    const latest = messages.at(-1)?.id;
    if (latest !== undefined) {
      last.set(person, latest);
    }
    if (messages.length < 500) {
      return texts;
    }
  }
}

/** People of Telegram; each line that is written is answered by one message. */
export function telegramVoices(server: TelegramServer): Voices {
  const { people, log } = server;
  return {
    address: (person) => `telegram:${person}`,
    write: async (lines) => {
      const before = new Map(lines.map(({ person }) => [person, server.sentTo(person).length]));
      lines.forEach(({ person, text }) => people.say(person, text));
      const isAnswered = ({ person }: Line): boolean =>
        server.sentTo(person).length > (before.get(person) ?? 0);
      await log.until(() => lines.every(isAnswered));
      return new Map(
        lines.map(({ person }) => [
          person,
          server
            .sentTo(person)
            .slice(before.get(person))
            .map(({ text }) => text),
        ]),
      );
    },
  };
}
