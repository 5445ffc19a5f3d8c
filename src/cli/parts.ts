import { type Address, type AddressRow } from '../domain/contact/address.ts';
import { type Instant } from '../domain/time/clock.ts';
import { type ContactRecord } from '../domain/contact/contact-record.ts';
import { type Row, type RowKind } from '../domain/row.ts';
import { type Finding } from '../domain/finding.ts';
import { type FlowFolder, type FlowSource } from '../flowfile/load-folder.ts';
import { type Phrase } from '../console/phrase.ts';
import { type Companion } from '../runner/companion.ts';
import { type Script } from '../engine/script.ts';
import { type Publisher } from '../programme/publishing/publisher.ts';
import { type Records } from '../programme/records/records.ts';

/** What commands are given; the only things of the outside that they use. */
export interface CliParts {
  readonly dataDir: string;
  readonly flowsDir: string;
  readonly localesDir: string;
  readonly language: string;
  readonly timezone: string;
  /** Whether secrets are set; they are never shown. */
  readonly adminToken: string | null;
  readonly telegram: { readonly webhook: object | null } | null;
  readonly whatsapp: object | null;
  /** Set where several processes may share the store. */
  readonly shared: object | null;
  /** Whether the installation's clock may have been moved. */
  readonly movableClock: boolean;
  now(): Instant;
  /** A text for the terminal, from `console.yaml`. */
  readonly phrase: Phrase;
  /** Reads the flows of a folder (the configured one by default), with all faults; drafts as if they lay there. */
  readFolder(flowsDir?: string, drafts?: readonly FlowSource[]): FlowFolder;
  /** What of the languages that are set was hardly meant so, each with how to mend it. */
  languageGaps(): readonly string[];
  /** What the engine runs, of a folder that was read. */
  script(folder: FlowFolder): Script;
  /** The process with an API that runs on DATA_DIR, if there is one. */
  findRunning(): Promise<Running | undefined>;
  /** The one without that runs there. */
  findWorker(): Promise<Running | undefined>;
  /**
   * A companion in this very process, on the simulator, with what is live. Throws StoreError when the store is in use.
   */
  openCompanion(): Promise<Opened>;
  /** The same, in memory alone, with a clock that stands at a moment until it is moved. */
  openInMemory(folder: FlowFolder, standsAt: Instant): Promise<Opened>;
  /** Opens the store for `use` and closes it after. */
  withStore<T>(use: (store: MaintainedStore) => Promise<T>): Promise<T>;
  /** Opens the store for `use` of its publisher and closes it after. */
  withPublisher<T>(use: (publisher: Publisher) => Promise<T>): Promise<T>;
  /** Puts a backup in the place of the store and replays the erasures; says how many contacts are there. */
  restore(file: string): Promise<{ readonly contacts: number }>;
  /** Looks at what keeps the state without opening it. */
  inspectServers(): Promise<{
    readonly findings: readonly Finding[];
    /** Whether there is a store. */
    readonly made: boolean;
    /** Whether a process holds anything there. */
    readonly served: boolean;
  }>;
  /** Whether the key opens what WhatsApp keeps; opens the store, which nobody else may have for itself. */
  inspectKey(): Promise<readonly Finding[]>;
  /**
   * Brings the embedded store of DATA_DIR to MongoDB; where the counts agree, it is refused from now on, and the other
   * one no longer. Throws what to do when it cannot be done.
   */
  moveToMongodb(): Promise<Moved>;
}

/** A process that answers on its API. */
export interface Running {
  readonly url: string;
  readonly token: string;
}

/** How many there are of each thing, where it was and where it is. */
export interface Moved {
  readonly from: { readonly [what: string]: number };
  readonly to: { readonly [what: string]: number };
  /** Of what the numbers are not the same. */
  readonly differing: readonly string[];
}

/** A companion of this process. */
export interface Opened {
  readonly companion: Companion;
  readonly records: Records;
  /** A complete copy of its store at `path`. */
  readonly backup: (path: string) => Promise<void>;
  close(): Promise<void>;
}

/** A contact as a repair writes it, guarded by the revision it was made from. */
interface RepairedContact {
  readonly record: ContactRecord;
  readonly from: number;
  readonly attention: Instant | null;
  readonly addresses: readonly AddressRow[];
}

/** What maintenance needs of a store. */
export interface MaintainedStore {
  backup(path: string): Promise<void>;
  size(): Promise<{ readonly contacts: number; readonly rows: number; readonly bytes: number }>;
  list(query: { readonly after: string | null; readonly limit: number }): Promise<readonly ContactRecord[]>;
  findAddress(address: Address): Promise<AddressRow | undefined>;
  due(before: Instant, limit: number): Promise<readonly { readonly id: string }[]>;
  nextDue(): Promise<Instant | null>;
  rows(query: {
    readonly kind: RowKind;
    readonly limit: number;
    readonly order: 'oldest';
    readonly after?: string;
    readonly where?: { readonly [key: string]: string };
  }): Promise<readonly Row[]>;
  getFact(key: string): Promise<string | undefined>;
  write(batch: {
    readonly contacts: readonly RepairedContact[];
    readonly rows: readonly [];
  }): Promise<readonly ('kept' | 'lost')[]>;
}
