import { type Instant } from '../../src/domain/time/clock.ts';
import { type Contact } from '../../src/domain/contact/contact.ts';
import { type LocalDays } from '../../src/domain/time/local-days.ts';
import { anyPeople, type PeopleRules } from '../../src/domain/contact/people-rules.ts';
import { type Program } from '../../src/engine/program.ts';
import { type Script } from '../../src/engine/script.ts';
import { type CommandWord, type ReservedWord } from '../../src/engine/built-in-words.ts';
import { type Manners } from '../../src/engine/world.ts';
import { usualSettings } from '../../src/flowfile/settings/settings.ts';
import { programOf } from './script-of.ts';

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

/** What texts about tasks are filled with. */
const taskWords = (values: Readonly<Record<string, string>>): readonly string[] =>
  ['number', 'who', 'title', 'when', 'count', 'days', 'tasks', 'text'].flatMap((key) => values[key] ?? []);

/** The script of a talk: phrases are their keys, with what was filled in behind them. */
export function scriptOfTalk(parts: TalkParts): Script {
  const { flows, programs = [], manners = {}, people = anyPeople, localDays } = parts;
  const compiled = Object.entries(flows).map(([id, text]) => programOf(id, text));
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
