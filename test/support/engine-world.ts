import { type Instant } from '../../src/domain/time/clock.ts';
import { type Contact } from '../../src/domain/contact/contact.ts';
import { type Effect, type SendEffect } from '../../src/domain/effect.ts';
import { type Event } from '../../src/domain/event.ts';
import { type LocalDays } from '../../src/domain/time/local-days.ts';
import { type InboundMessage } from '../../src/domain/message.ts';
import { anyPeople, type PeopleRules } from '../../src/domain/contact/people-rules.ts';
import { advance } from '../../src/engine/advance.ts';
import { type Program } from '../../src/engine/program.ts';
import { createWorlds, type Script } from '../../src/engine/script.ts';
import { noteSettled } from '../../src/engine/settled.ts';
import { type CommandWord, type ReservedWord } from '../../src/engine/built-in-words.ts';
import { type Manners, type World } from '../../src/engine/world.ts';
import { parseDuration } from '../../src/flowfile/flow/read-duration.ts';
import { readFlow } from '../../src/flowfile/flow/read-flow.ts';
import { usualSettings } from '../../src/flowfile/settings/settings.ts';
import { messageOf, monday, somebody } from './somebody.ts';

const noCare: Manners['care'] = { silence: null, visits: [] };

/** Nothing holds back: no quiet hours, no cap, no consent. */
const noManners: Manners = {
  ...usualSettings.manners,
  quietHours: null,
  fridayPrayer: null,
  cap: null,
  consent: false,
  care: noCare,
};

/** Those of a programme without settings; families that are silent for weeks have tests of their own. */
const usualManners: Manners = { ...usualSettings.manners, care: noCare };

const reserved: { readonly [word: string]: ReservedWord } = {
  stop: 'stop',
  berhenti: 'stop',
  mulai: 'start',
  bantuan: 'help',
  ulangi: 'repeat',
  kembali: 'back',
  'bukan saya': 'not_me',
  'akhiri pesan': 'end_talk',
  'ini siapa': 'who_is_this',
};
const commands: { readonly [word: string]: CommandWord } = {
  tugas: 'tasks',
  ringkasan: 'summary',
  'terima kasih': 'thanks',
  ya: 'thanks',
  '🙏': 'thanks',
};

/** What a talk is made from. */
export interface TalkParts {
  /** Flow sources by id. */
  readonly flows: { readonly [id: string]: string };
  /** Flows that no file can say. */
  readonly programs?: readonly Program[];
  /** `usual`: those of a programme without settings, but for what comes after weeks of silence. */
  readonly manners?: 'usual' | Partial<Manners>;
  readonly people?: PeopleRules;
  readonly contact?: Partial<Contact>;
  readonly localDays?: LocalDays;
  readonly now?: Instant;
}

/** An event without the parts that a talk fills in. */
export type Happening = Event extends infer Each
  ? Each extends Event
    ? Omit<Each, 'id' | 'at'>
    : never
  : never;

/** One person and the engine on a virtual clock; what is said comes back as texts, phrases as `<key>`. */
export interface Talk {
  contact(): Contact;
  now(): Instant;
  /** Plays an event; the texts that it made us send. */
  happen(happening: Happening, id?: string): readonly string[];
  hear(said: string | Partial<InboundMessage>): readonly string[];
  /** Presses a button with this label under the last message that has it. */
  tap(label: string): readonly string[];
  start(flow: string): readonly string[];
  /** Moves the clock by a duration such as `24h`; all that falls due on the way is played at its moment. */
  pass(duration: string): readonly string[];
  /** Moves the clock while nothing runs. */
  sleep(duration: string): void;
  /** Effects of one kind since the last call to `forget`. */
  effects<Kind extends Effect['kind']>(kind: Kind): readonly Extract<Effect, { readonly kind: Kind }>[];
  forget(): void;
  /** While held, nothing that is sent is attempted. */
  holdNetwork(): void;
  /** What was held goes out and is settled as sent. */
  releaseNetwork(): void;
  /** Replaces a flow by another version; people in the old one finish it. */
  publish(id: string, source: string): void;
  /** Removes a flow; `versions: 'gone'` forgets its old versions too. */
  withdraw(id: string, versions: 'kept' | 'gone'): void;
  /** The world as it is now. */
  world(): World;
}

/** One flow, compiled; throws its faults. */
export function compileFlow(id: string, text: string): Program {
  const { program, faults } = readFlow({ file: `${id}.yaml`, text });
  if (!program) {
    throw new Error(faults.map((fault) => `${id}:${fault.line}: ${fault.text}`).join('\n'));
  }
  return program;
}

/** What texts about tasks are filled with. */
const taskWords = (values: Readonly<Record<string, string>>): readonly string[] =>
  ['number', 'who', 'title', 'when', 'count', 'days', 'tasks', 'text'].flatMap((key) => values[key] ?? []);

/** The script of a talk: phrases are their keys, with what was filled in behind them. */
export function scriptOfTalk(parts: TalkParts): Script {
  const { flows, programs = [], manners = {}, people = anyPeople, localDays } = parts;
  const compiled = Object.entries(flows).map(([id, text]) => compileFlow(id, text));
  const { limits } = usualSettings;
  return {
    programs: new Map([...compiled, ...programs].map((program) => [program.id, program])),
    phrase: (_language, key, { min = '', max = '', ...others } = {}) =>
      min || max ? `<${key} ${min}-${max}>` : `<${[key, ...taskWords(others)].join(' ')}>`,
    people,
    title: (_language, key) => key ?? '',
    titleOf: () => undefined,
    reserved: (word) => (Object.hasOwn(reserved, word) ? reserved[word] : undefined),
    command: (word) => (Object.hasOwn(commands, word) ? commands[word] : undefined),
    urgent: (words) => words.split(' ').includes('banjir'),
    worry: (words) => words.split(' ').includes('sakit'),
    languages: (language) => [language, 'id'],
    manners: manners === 'usual' ? usualManners : { ...noManners, ...manners },
    limits,
    ...(localDays ? { localDays } : {}),
  };
}

interface Stage {
  script: Script;
  worlds: ReturnType<typeof createWorlds>;
  readonly older: Map<string, Program>;
  contact: Contact;
  now: Instant;
  count: number;
  held: boolean;
  /** Sent and not yet settled. */
  unsent: readonly SendEffect[];
  readonly sent: SendEffect[];
  effects: Effect[];
}

/** Opens a talk. */
export function openTalk(parts: TalkParts): Talk {
  const script = scriptOfTalk(parts);
  const stage: Stage = {
    script,
    worlds: createWorlds(script),
    older: new Map(),
    contact: somebody(parts.contact),
    now: parts.now ?? monday,
    count: 0,
    held: false,
    unsent: [],
    sent: [],
    effects: [],
  };
  const happen = (happening: Happening, id = `e${++stage.count}`): readonly string[] =>
    play(stage, { ...happening, id, at: stage.now });
  return {
    contact: () => stage.contact,
    now: () => stage.now,
    happen,
    hear: (said) => happen({ kind: 'message', message: messageOf(said) }),
    tap: (label) =>
      happen({ kind: 'message', message: messageOf({ text: label, tap: tapOn(stage, label) }) }),
    start: (flow) => happen({ kind: 'start', flow, by: 'staff', params: {} }),
    pass: (duration) => pass(stage, duration),
    sleep: (duration) => {
      stage.now += lengthOf(duration);
    },
    effects: <Kind extends Effect['kind']>(kind: Kind) =>
      stage.effects.filter((each): each is Extract<Effect, { readonly kind: Kind }> => each.kind === kind),
    forget: () => {
      stage.effects = [];
    },
    holdNetwork: () => {
      stage.held = true;
    },
    releaseNetwork: () => {
      stage.held = false;
      settle(stage);
    },
    publish: (id, source) => {
      replace(stage, id, compileFlow(id, source));
    },
    withdraw: (id, versions) => {
      replace(stage, id, undefined);
      if (versions === 'gone') {
        stage.older.clear();
      }
    },
    world: () => worldOf(stage),
  };
}

function worldOf(stage: Stage): World {
  return stage.worlds({
    now: stage.now,
    unseen: (message, how) =>
      stage.unsent.some(({ id, solicited }) => id === message && !(how === 'unasked' && solicited)),
    older: (flow, version) => stage.older.get(`${flow}@${version}`),
  });
}

function play(stage: Stage, event: Event): readonly string[] {
  const { contact, effects } = advance(worldOf(stage), stage.contact, event);
  stage.contact = contact;
  for (const effect of effects) {
    if (effect.kind === 'cancel') {
      const { question, message = null } = effect;
      stage.unsent = stage.unsent.filter(
        (each) =>
          (question !== null && each.question !== question) || (message !== null && each.id !== message),
      );
    } else if (effect.kind === 'send') {
      stage.unsent = [...stage.unsent, effect];
    }
  }
  stage.effects.push(...effects);
  if (!stage.held) {
    settle(stage);
  }
  return effects.flatMap((each) => (each.kind === 'send' ? [each.text] : []));
}

function settle(stage: Stage): void {
  for (const send of stage.unsent) {
    stage.contact = noteSettled(stage.contact, send.id, { at: stage.now, arrived: true });
    stage.sent.push(send);
  }
  stage.unsent = [];
}

function lengthOf(duration: string): number {
  const length = parseDuration(duration);
  if (length === undefined) {
    throw new Error(`${duration} is no duration`);
  }
  return length;
}

function pass(stage: Stage, duration: string): readonly string[] {
  const target = stage.now + lengthOf(duration);
  const texts: string[] = [];
  const next = () =>
    stage.contact.followUps.filter(({ due }) => due <= target).sort((one, other) => one.due - other.due)[0];
  for (let followUp = next(); followUp; followUp = next()) {
    stage.now = Math.max(stage.now, followUp.due);
    texts.push(...play(stage, { id: `f${++stage.count}`, at: stage.now, kind: 'due', followUp }));
  }
  stage.now = target;
  return texts;
}

function tapOn({ sent, unsent }: Stage, label: string): InboundMessage['tap'] {
  const under = [...sent, ...unsent].findLast(({ choices }) => choices.includes(label));
  return { question: under?.question ?? null, choice: under?.choices.indexOf(label) ?? 99 };
}

function replace(stage: Stage, id: string, program: Program | undefined): void {
  const before = stage.script.programs.get(id);
  if (before) {
    stage.older.set(`${id}@${before.version}`, before);
  }
  const others = [...stage.script.programs].filter(([each]) => each !== id);
  const programs = new Map(program ? [...others, [id, program] as const] : others);
  stage.script = { ...stage.script, programs };
  stage.worlds = createWorlds(stage.script);
}
