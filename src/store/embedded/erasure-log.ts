import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Instant } from '../../domain/time/clock.ts';
import { StoreError, type Tombstone } from '../store.ts';
import { appendDurably } from '../durable-file.ts';

/** The tombstones kept outside the database, so that a restored older backup does not bring anybody back. */
export interface ErasureLog {
  /** Adds those that it does not hold yet; on the disk when it returns. */
  add(tombstones: readonly Tombstone[]): void;
  all(): readonly Tombstone[];
}

/** When each contact was last erased. */
export function latestOf(tombstones: readonly Tombstone[]): ReadonlyMap<string, Instant> {
  const latest = new Map<string, Instant>();
  for (const { contact, at } of tombstones) {
    latest.set(contact, Math.max(at, latest.get(contact) ?? at));
  }
  return latest;
}

/** For a database in memory, which nothing can bring back. */
export const noErasureLog: ErasureLog = { add: () => undefined, all: () => [] };

function isTombstone(value: unknown): value is Tombstone {
  return (
    typeof value === 'object' &&
    value !== null &&
    'contact' in value &&
    typeof value.contact === 'string' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function readLine(line: string, where: string): Tombstone {
  const value = parse(line);
  if (!isTombstone(value)) {
    throw new StoreError(
      'corrupt',
      `${where} names no erased contact. Mend the line ({"contact":"…","at":…}) or remove it.`,
    );
  }
  return { contact: value.contact, at: value.at };
}

/** The file `erasures.jsonl` beside the database at `path`, a line for each erasure. */
export function createErasureLog(path: string): ErasureLog {
  const file = join(dirname(path), 'erasures.jsonl');
  const wholeLines = (): readonly string[] => {
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    const end = bytes.lastIndexOf('\n') + 1;
    // A line without its end was cut short by a crash, before its erasure began.
    if (end < bytes.length) {
      truncateSync(file, end);
    }
    return bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
  };
  const all = (): readonly Tombstone[] =>
    wholeLines().map((line, index) => readLine(line, `${file}:${String(index + 1)}`));
  return {
    add: (tombstones) => {
      const held = latestOf(all());
      const missing = tombstones.filter(({ contact, at }) => (held.get(contact) ?? -Infinity) < at);
      if (missing.length > 0) {
        appendDurably(file, missing.map((each) => `${JSON.stringify(each)}\n`).join(''));
      }
    },
    all,
  };
}
