import { type WAVersion } from '@whiskeysockets/baileys';
import { z } from 'zod';
import { type Clock, type Instant, type Millis } from '../../../domain/time/clock.ts';

/** Small facts that outlive the process. */
export interface Facts {
  getFact(key: string): Promise<string | undefined>;
  putFact(key: string, value: string): Promise<void>;
}

/** Which version of WhatsApp's web client we say we are. */
export interface Versions {
  /** The newest that is known; null for the library's own. Never waits longer than 5 s, never throws. */
  current(): Promise<WAVersion | null>;
  /** Forgets what was asked lately: the server calls our version too old. */
  outdated(): void;
}

/** What versions come from. */
export interface VersionOptions {
  readonly facts: Facts;
  /** Null: nobody is asked, as with a server of one's own. */
  readonly fetchLatest: ((signal: AbortSignal) => Promise<WAVersion | null>) | null;
  readonly clock: Clock;
}

const fact = 'whatsapp_version';
const day: Millis = 24 * 3_600_000;
const patience: Millis = 5000;
const written = z.tuple([z.number(), z.number(), z.number()]);

/** Asks WhatsApp's page once a day, and remembers the answer for when it cannot be reached. */
export function createVersions({ facts, fetchLatest, clock }: VersionOptions): Versions {
  let known: WAVersion | null = null;
  let asked: Instant | null = null;
  let refused = false;
  const ask = async (): Promise<void> => {
    if (fetchLatest === null || (asked !== null && clock.now() - asked < day)) {
      return;
    }
    asked = clock.now();
    const latest = await fetchLatest(AbortSignal.timeout(patience)).catch(() => null);
    if (latest !== null) {
      known = latest;
      refused = false;
      await facts.putFact(fact, JSON.stringify(latest)).catch(() => undefined);
    }
  };
  return {
    current: async () => {
      if (fetchLatest === null) {
        return null;
      }
      known ??= await remembered(facts);
      const asking = ask();
      if (known === null || refused) {
        await asking;
      }
      return known;
    },
    outdated: () => {
      refused = true;
      asked = null;
    },
  };
}

async function remembered(facts: Facts): Promise<WAVersion | null> {
  const kept = await facts.getFact(fact).catch(() => undefined);
  const parsed = written.safeParse(kept === undefined ? null : readJson(kept));
  return parsed.data ?? null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
