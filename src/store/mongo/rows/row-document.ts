import { type Row, type RowKind } from '../../../domain/row.ts';
import { type RowDocument } from '../documents.ts';

/** Longer tags are not kept; what they say is looked up in the data itself. */
const longestTag = 80;

/** What lists are narrowed by; whatever else is asked for is looked up in the data itself. */
const taggedKeys = ['address', 'cause', 'channel', 'flow', 'reason', 'state'] as const;

/** The id of a row's document. */
export function rowKey(kind: RowKind, id: string): string {
  return `${kind}:${id}`;
}

/** What a document is tagged with for a plain value in its data; undefined when it bears no tag for it. */
export function tagOf(key: string, value: unknown): string | undefined {
  if (!isTagged(key) || value === undefined || value === null || typeof value === 'object') {
    return undefined;
  }
  const tag = `${key}=${JSON.stringify(value)}`;
  return tag.length <= longestTag ? tag : undefined;
}

/** The text that a document is tagged with for a key; null where it bears no such tag. */
export function textOfTag(key: string, tags: readonly string[]): string | null {
  const tag = tags.find((each) => each.startsWith(`${key}="`));
  return tag === undefined ? null : (JSON.parse(tag.slice(key.length + 1)) as string);
}

function isTagged(key: string): boolean {
  return taggedKeys.some((each) => each === key);
}

function tagsOf(data: Row['data']): readonly string[] {
  const tags: string[] = [];
  for (const key of taggedKeys) {
    const tag = tagOf(key, data[key]);
    if (tag !== undefined) {
      tags.push(tag);
    }
  }
  return tags;
}

/** What is put for a row, without its id and place. */
export function rowFields({ contact, at, version, data }: Row): Omit<RowDocument, '_id' | 'kind' | 'seq'> {
  return { contact, at, version, tags: tagsOf(data), body: JSON.stringify(data) };
}

/** The document of a row that has its place. */
export function rowDocument({ kind, id, contact, at, version, data }: Row, seq: string): RowDocument {
  const body = JSON.stringify(data);
  return { _id: rowKey(kind, id), kind, seq, contact, at, version, tags: tagsOf(data), body };
}

/** The row that a document holds. */
export function rowOf({ _id, kind, contact, at, version, body }: RowDocument): Row {
  return {
    kind: kind as RowKind,
    id: _id.slice(kind.length + 1),
    contact,
    at,
    version,
    data: JSON.parse(body) as Row['data'],
  };
}
