import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Channel } from '../channels/channel.ts';
import { type Config } from '../config.ts';
import { type ChannelName } from '../domain/contact/address.ts';
import { type Clock, type Millis } from '../domain/time/clock.ts';
import { type Script } from '../engine/script.ts';
import { type Settings } from '../flowfile/settings/settings.ts';
import { type Broadcasts, createBroadcasts } from '../programme/broadcasts/broadcasts.ts';
import { type BroadcastBook, createBroadcastBook } from '../programme/broadcasts/broadcast-book.ts';
import { type Reach } from '../programme/broadcasts/classify.ts';
import { createBroadcastDriver } from '../programme/broadcasts/create-broadcast-driver.ts';
import { answerAnnouncing } from '../programme/announcing/answer-announcing.ts';
import { type HandlerParts } from '../programme/create-handler.ts';
import { packagedLocales } from '../packaged-locales.ts';
import { readConsoleTexts } from '../flowfile/texts/console-texts.ts';
import { type Chore } from '../runner/sweep/chore.ts';
import { type Companion } from '../runner/companion.ts';
import { type Path } from '../runner/path.ts';
import { type Store } from '../store/store.ts';
import { createLookout } from './script.ts';

/** The broadcasts of a programme before anything runs: what hands them out, and what staff do with them. */
export interface BroadcastAssembly {
  readonly createDriver: (path: Path) => Chore;
  readonly open: (companion: Companion) => Broadcasts;
  /** Answers a coordinator who announces in their chat. */
  readonly answer: NonNullable<HandlerParts['announcing']>;
}

interface Parts {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly channels: readonly Channel[];
  readonly script: Script;
  readonly settings: Settings;
}

/** So long a channel is kept busy by what was handed out: little, so that a pause or an edit finds most not begun. */
const ahead: Millis = 8000;
const day: Millis = 24 * 60 * 60 * 1000;
/** Of a day, what quiet hours leave. */
const wakingDay: Millis = day / 2;

/** Puts the broadcasts together. */
export function assembleBroadcasts(parts: Parts): BroadcastAssembly {
  const { store, settings, channels } = parts;
  const names = new Set(channels.map(({ name }) => name));
  const newContacts = settings.number.newContacts > 0;
  let forget: (id: string) => void = () => undefined;
  let hurry = (): void => undefined;
  let opened: Broadcasts | null = null;
  const book = createBroadcastBook({
    store,
    onChange: (id) => {
      forget(id);
      hurry();
    },
  });
  return {
    createDriver: (path) => {
      forget = path.broadcasts.forget;
      return createBroadcastDriver({ path, book, room: roomOf(parts), newContacts });
    },
    open: (companion) => {
      hurry = companion.hurry;
      return (opened = openBroadcasts(parts, { book, companion, reach: { channels: names, newContacts } }));
    },
    answer: (effect, contact) => {
      return opened
        ? answerAnnouncing({ ...answering(parts), broadcasts: opened }, contact, effect)
        : Promise.reject(new Error('the broadcasts are not open yet'));
    },
  };
}

/** Why something is held or left out, as pages say it too. */
function answering({ store, script, clock, config }: Parts) {
  const reason = (language: string, word: string): string => {
    const key = `held_${word}`;
    const text = readConsoleTexts([config.localesDir, packagedLocales], language)(key);
    return text === key ? word : text;
  };
  return { store, phrase: script.phrase, reason, now: clock.now };
}

function openBroadcasts(
  parts: Parts,
  about: { readonly book: BroadcastBook; readonly companion: Companion; readonly reach: Reach },
): Broadcasts {
  const { store, clock, script, settings, config } = parts;
  const { book, companion, reach } = about;
  return createBroadcasts({
    store,
    book,
    now: () => clock.now(),
    world: createLookout(script, clock.now),
    reach,
    perDay: perDayOf(parts),
    happen: (contact, event) => companion.happen(contact, event),
    rules: {
      hasFlow: (id) => script.programs.has(id),
      mediaSize: sizeOf(config),
      channels: reach.channels,
    },
    approvalAbove: settings.approvalAbove,
  });
}

/** How many messages that nobody asked for a channel takes in a time; none given where it has no pace. */
function paced(
  { channels, settings }: Parts,
  within: Millis,
): { readonly [channel in ChannelName]?: number } {
  const { least, most } = settings.number.every;
  const paces = channels.flatMap(({ name, pace }) => {
    const every = name === 'whatsapp' ? (least + most) / 2 : pace && 1000 / pace.perSecond;
    return every === null ? [] : [[name, Math.ceil(within / every)] as const];
  });
  return Object.fromEntries(paces);
}

function roomOf(parts: Parts) {
  return paced(parts, ahead);
}

function perDayOf(parts: Parts) {
  const { whatsapp, ...others } = paced(parts, wakingDay);
  const { perDay } = parts.settings.number;
  return whatsapp === undefined ? others : { ...others, whatsapp: Math.min(whatsapp, perDay) };
}

function sizeOf({ flowsDir }: Config): (name: string) => number | null {
  return (name) => statSync(join(flowsDir, 'media', name), { throwIfNoEntry: false })?.size ?? null;
}
