import { type Template } from '../../engine/expressions/template.ts';
import { readFields } from '../yaml/read-fields.ts';
import { readString } from '../yaml/read-scalar.ts';
import { readTemplate } from '../flow/read-template.ts';
import { refuseLong } from '../yaml/refuse-long.ts';
import { rootSlot, type Slot } from '../yaml/slot.ts';
import { openSource, type Source } from '../yaml/source.ts';

/** One text in another language. */
export interface Translation {
  readonly text: string;
  readonly template: Template;
  readonly at: number;
}

/** Where a text stands with its translation. */
export interface Written {
  readonly from: number;
  readonly to: number;
}

/** The translations of a flow into one language: `locales/<lang>/<flow>.yaml`. */
export interface LocaleFile {
  readonly language: string;
  readonly flow: string;
  /** The file itself; faults of single translations are noted there. */
  readonly source: Source;
  readonly translations: ReadonlyMap<string, Translation>;
  /** The texts that have a translation, one with a fault in it included, and where they stand. */
  readonly written: ReadonlyMap<string, Written>;
  /** False where nothing could be read of it; then nothing is missing either. */
  readonly readable: boolean;
}

/** Reads a file of translations; a text without one, or with an empty one, is simply not translated. */
export function readLocaleFile(where: {
  readonly language: string;
  readonly flow: string;
  readonly file: string;
  readonly text: string;
}): LocaleFile {
  const source = openSource(where);
  const translations = new Map<string, Translation>();
  const written = new Map<string, Written>();
  const fields = source.root
    ? readFields(source, rootSlot(source, 'translations'), { what: 'a file of translations', keys: null })
    : undefined;
  for (const [key, slot] of fields ?? []) {
    if (slot.node === null) {
      continue;
    }
    written.set(key.trimEnd(), placeOf(slot));
    const text = readString(source, slot);
    const template = text === undefined ? undefined : readTemplate(source, slot, text);
    if (text !== undefined && template !== undefined) {
      refuseLong(source, slot, template);
      translations.set(key.trimEnd(), { text, template, at: slot.at });
    }
  }
  return {
    language: where.language,
    flow: where.flow,
    source,
    translations,
    written,
    readable: fields !== undefined || source.faults().length === 0,
  };
}

function placeOf({ keyAt, node }: Slot): Written {
  return { from: keyAt, to: node?.range?.[1] ?? keyAt };
}
