import { StoreError } from '../../store.ts';
import { collectionNames } from '../collections.ts';

/** A document of a collection. */
export interface BackedUp {
  readonly collection: (typeof collectionNames)[number];
  readonly document: { readonly [field: string]: unknown };
}

/** A line of a backup: what it is first, then documents, and at the end how many there are. */
export type BackupLine =
  { readonly semangat: 'mongo'; readonly schema: number } | BackedUp | { readonly documents: number };

/** A line as it is written. No document of ours holds anything but what JSON can tell. */
export function writeLine(line: BackupLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** A backup that is damaged, cut short or something else. */
export function badBackup(path: string, cause?: unknown): StoreError {
  return new StoreError(
    'corrupt',
    `The file ${path} is no whole backup of a MongoDB store; nothing was changed, take another one.`,
    { cause },
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isLine(value: unknown): value is BackupLine {
  if (!isObject(value)) {
    return false;
  }
  if ('semangat' in value) {
    return value.semangat === 'mongo' && 'schema' in value && typeof value.schema === 'number';
  }
  if ('collection' in value) {
    const known: readonly unknown[] = collectionNames;
    return known.includes(value.collection) && 'document' in value && isObject(value.document);
  }
  return 'documents' in value && typeof value.documents === 'number';
}

/** Reads a line; throws what is no line of a backup. */
export function readLine(text: string): BackupLine {
  const value: unknown = JSON.parse(text);
  if (!isLine(value)) {
    throw new Error('no line of a backup');
  }
  return value;
}
