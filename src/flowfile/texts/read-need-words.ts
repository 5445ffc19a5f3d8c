import { readFields } from '../yaml/read-fields.ts';
import { readWritten } from '../yaml/read-scalar.ts';
import { readList, type Slot } from '../yaml/slot.ts';
import { type Source } from '../yaml/source.ts';
import { type NeedWords } from './need-reader.ts';

/** The keys of a system file that say how people write in need. */
export const needKeys = ['urgent', 'cries', 'worries', 'harmless', 'spellings', 'between'] as const;

/** Reads how people write in need; what is not there is empty. */
export function readNeedWords(source: Source, fields: ReadonlyMap<string, Slot> | undefined): NeedWords {
  const list = (key: (typeof needKeys)[number]): readonly string[] => readWordList(source, fields?.get(key));
  return {
    urgent: list('urgent'),
    cries: list('cries'),
    worries: list('worries'),
    harmless: list('harmless'),
    spellings: readWordLists(source, fields?.get('spellings'), 'spellings'),
    between: list('between'),
  };
}

/** Reads lists of words by a key; `what` names them in a fault. */
export function readWordLists(
  source: Source,
  slot: Slot | undefined,
  what: string,
): ReadonlyMap<string, readonly string[]> {
  const fields = slot && readFields(source, slot, { what, keys: null });
  return new Map([...(fields ?? [])].map(([key, list]) => [key, readWordList(source, list)]));
}

function readWordList(source: Source, slot: Slot | undefined): readonly string[] {
  const items = slot ? readList(source, slot, { single: true }) : [];
  return items.flatMap((item) => readWritten(source, item) ?? []);
}
