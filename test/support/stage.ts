import { type Channel } from '../../src/channels/channel.ts';
import { type Address } from '../../src/domain/contact/address.ts';
import { newContact, type Contact } from '../../src/domain/contact/contact.ts';
import { type InboundMessage } from '../../src/domain/message.ts';
import { type Row, type RowKind } from '../../src/domain/row.ts';
import { type Program } from '../../src/engine/program.ts';
import { type Manners } from '../../src/engine/world.ts';
import { usualSettings } from '../../src/flowfile/settings/settings.ts';
import { createReplanning } from '../../src/programme/campaigns/create-replanning.ts';
import { type Retention } from '../../src/domain/retention.ts';
import { createRetention } from '../../src/programme/retention/create-retention.ts';
import { type Chore } from '../../src/runner/sweep/chore.ts';
import { createHandler, type HandlerParts } from '../../src/programme/create-handler.ts';
import { type AskWeb } from '../../src/programme/webhooks/create-ask-web.ts';
import { WebError } from '../../src/programme/webhooks/web-error.ts';
import { createEmbeddedScheduler } from '../../src/queue/embedded/create-embedded-scheduler.ts';
import { type Scheduler } from '../../src/queue/scheduler.ts';
import { type Companion, type Taken } from '../../src/runner/companion.ts';
import { type Path } from '../../src/runner/path.ts';
import { type CompanionParts, createCompanion } from '../../src/runner/create-companion.ts';
import { openEmbeddedStore } from '../../src/store/embedded/open-embedded-store.ts';
import { type Leases } from '../../src/store/leases.ts';
import { type Store } from '../../src/store/store.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { programOf, scriptOf } from './script-of.ts';

/** Monday, 10 in the morning in Jakarta. */
const mondayMorning = Date.parse('2025-05-05T10:00:00+07:00');

/** A whole companion on a store in memory, with a clock that stands still. */
export interface Stage {
  readonly companion: Companion;
  readonly store: Store;
  readonly clock: FakeClock;
  readonly logged: string[];
  /** References of files that were removed. */
  readonly removed: string[];
  /** Somebody writes; resolves when all that it causes has been done. */
  say(text: string, more?: Partial<InboundMessage> & { readonly key?: string }): Promise<Taken>;
  /** All rows of a kind, oldest first; throws where there are more than a test should look through. */
  rows(kind: RowKind): Promise<readonly Row[]>;
  contact(): Promise<Contact>;
  /** Passes time as the simulator does. */
  pass(time: number): Promise<number>;
}

/** What a stage may be given. */
export interface StageOptions {
  readonly flows: Readonly<Record<string, string>>;
  readonly channel: Channel;
  /** Further networks. */
  readonly others?: readonly Channel[];
  readonly manners?: Partial<Manners>;
  /** A store that was opened before, to play a restart. */
  readonly store?: Store;
  readonly wrap?: (store: Store) => Store;
  readonly clock?: FakeClock;
  /** Real time, where it is to stand still while the programme's passes. */
  readonly realClock?: FakeClock;
  /** Leases that are shared with other processes; without them this one is alone. */
  readonly leases?: Leases;
  /** What rings its alarms, where several processes wake each other. */
  readonly scheduler?: Scheduler;
  /** Flows that are not written as ours are. */
  readonly programs?: readonly Program[];
  /** Whether it goes over all contacts after its start, as a whole programme does. */
  readonly replans?: boolean;
  /** How long things are kept; absent: nothing is removed. */
  readonly retention?: Retention;
  /** What is done for the programme as a whole. */
  readonly createChores?: CompanionParts['createChores'];
  /** What answers coordinators who announce in their chat. */
  readonly announcing?: HandlerParts['announcing'];
  /** The web; without it nobody answers. */
  readonly askWeb?: AskWeb;
}

/** Sets a stage; the person who speaks on it is at `address`. */
export async function createStage(options: StageOptions): Promise<Stage> {
  const clock = options.clock ?? createFakeClock(mondayMorning);
  const inner = options.store ?? (await openEmbeddedStore({ path: ':memory:', now: clock.now }));
  const store = options.wrap ? options.wrap(inner) : inner;
  const logged: string[] = [];
  const removed: string[] = [];
  const script = scriptOf(options.flows, options.manners);
  const more = (options.programs ?? []).map((each) => [each.id, each] as const);
  const companion = createCompanion({
    store,
    clock,
    realClock: realClockOf(options, clock),
    leases: options.leases ?? null,
    serves: true,
    scheduler: options.scheduler ?? createEmbeddedScheduler({ clock, onError: () => undefined }),
    channels: [options.channel, ...(options.others ?? [])],
    ...givenChores(options),
    script: { ...script, programs: new Map([...script.programs, ...more]) },
    sources: new Map(Object.entries(options.flows)),
    recompile: programOf,
    settings: {
      timezone: 'Asia/Jakarta',
      language: 'id',
      retry: [60_000, 300_000, 900_000],
      reminderTooLate: 86_400_000,
    },
    handle: createHandler({
      ...handlingOf(options),
      store,
      clock,
      phrase: script.phrase,
      languages: script.languages,
    }),
    ...(options.replans || options.retention
      ? { createChores: (path: Path) => choresOf(path, options) }
      : {}),
    files: {
      keep: (contact, name) => Promise.resolve(`kept:${contact}/${name}`),
      move: () => Promise.resolve(),
      moveSome: () => Promise.resolve(),
      remove: (ref) => {
        removed.push(ref);
        return Promise.resolve();
      },
      erase: () => Promise.resolve(),
    },
    reach: () => undefined,
    setClock: (to) => {
      clock.leap(to);
      return Promise.resolve();
    },
    log: (_level, what) => logged.push(what),
  });
  await companion.start();
  await companion.settled();
  const address: Address = `${options.channel.name}:siti`;
  let count = 0;
  return {
    companion,
    store,
    clock,
    logged,
    removed,
    say: async (text, { key = `k${++count}`, ...more } = {}) => {
      const taken = await companion.hear({
        key,
        name: 'Siti Aminah',
        message: messageOf(address, text, more),
      });
      await companion.settled();
      return taken;
    },
    rows: (kind) => allRows(store, kind),
    contact: async () => {
      const row = await store.findAddress(address);
      const record = row && (await store.find(row.speaker));
      return (
        record?.contact ??
        newContact({
          id: 'none',
          at: 0,
          name: '',
          language: 'id',
          timezone: 'Asia/Jakarta',
          addresses: [],
          stranger: true,
        })
      );
    },
    pass: async (time) => (await companion.moveClock({ advance: time })).handled,
  };
}

const mostRows = 500;

async function allRows(store: Store, kind: RowKind): Promise<readonly Row[]> {
  const rows = await store.rows({ kind, limit: mostRows + 1, order: 'oldest' });
  if (rows.length > mostRows) {
    throw new Error(`there are more than ${mostRows} rows of ${kind}: ask the store for those you mean`);
  }
  return rows;
}

function handlingOf({ askWeb = () => Promise.reject(new WebError('network')), announcing }: StageOptions) {
  const { silence } = usualSettings.manners.care;
  return { onDuty: 'role = coordinator', silence, askWeb, ...(announcing && { announcing }) };
}

function realClockOf({ realClock }: StageOptions, clock: FakeClock): FakeClock {
  return realClock ?? clock;
}

function choresOf(path: Path, { replans, retention }: StageOptions): readonly Chore[] {
  return [
    ...(replans ? [createReplanning(path)] : []),
    ...(retention ? [createRetention(path, retention)] : []),
  ];
}

function givenChores({ createChores }: StageOptions) {
  return createChores ? { createChores } : {};
}

/** A message as a channel hands it over. */
export function messageOf(from: Address, text: string, more: Partial<InboundMessage> = {}): InboundMessage {
  return { from, text, media: [], tap: null, startCode: null, edited: false, sentAt: null, ...more };
}
