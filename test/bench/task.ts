/** Who can be measured. */
export type PeerName =
  | 'ours-embedded'
  | 'ours-mongodb'
  | 'telegraf-mongodb'
  | 'telegraf-memory'
  | 'builderbot-memory'
  | 'driver-majority'
  | 'engine';

interface Talking {
  readonly peer: PeerName;
  readonly people: number;
  /** How many of them talk at once. */
  readonly at: number;
}

/** Follow-ups, and who sees to them. */
interface Planned {
  readonly by: 'ours-embedded' | 'ours-mongodb' | 'bullmq' | 'bullmq-mongodb';
  readonly count: number;
}

/** What a process of its own is to measure. */
export type Task = (
  | ({ readonly kind: 'check-in' } & Talking)
  | ({ readonly kind: 'flood'; readonly messages: number } & Talking)
  | ({ readonly kind: 'memory' } & Talking)
  | { readonly kind: 'start-up'; readonly store: 'embedded' | 'mongodb'; readonly contacts: number }
  | ({
      readonly kind: 'follow-ups';
      /** Milliseconds from one to the next; 0: all are due in the same moment. */
      readonly apart: number;
    } & Planned)
  | ({ readonly kind: 'planned' } & Planned)
  | {
      readonly kind: 'broadcast';
      readonly by: 'ours-embedded' | 'ours-mongodb' | 'bullmq' | 'bullmq-mongodb';
      readonly count: number;
    }
  | {
      readonly kind: 'steps';
      readonly by: 'engine' | 'json';
      /** A folder with talks; null: the one with two questions. */
      readonly talks: string | null;
      readonly micros: number;
    }
) & {
  /** A database that nobody has used, for those who need one. */
  readonly mongoUri: string;
  readonly redisUrl: string;
  /** A folder that goes when the process has ended. */
  readonly folder: string;
  /** Servers whose CPU counts too. */
  readonly servers: readonly number[];
};
