import { type Instant } from '../../src/domain/time/clock.ts';
import { type Contact } from '../../src/domain/contact/contact.ts';
import { type Effect, type SendEffect } from '../../src/domain/effect.ts';
import { type Event } from '../../src/domain/event.ts';
import { type InboundMessage } from '../../src/domain/message.ts';
import { advance } from '../../src/engine/advance.ts';
import { type Program } from '../../src/engine/program.ts';
import { createWorlds, type Script } from '../../src/engine/script.ts';
import { noteSettled } from '../../src/engine/settled.ts';
import { type World } from '../../src/engine/world.ts';
import { parseDuration } from '../../src/flowfile/flow/read-duration.ts';
import { scriptOfTalk, type TalkParts } from './script-of-talk.ts';
import { programOf } from './script-of.ts';
import { messageOf, monday, somebody } from './somebody.ts';

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
      replace(stage, id, programOf(id, source));
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
