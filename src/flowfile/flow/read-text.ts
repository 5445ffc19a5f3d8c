import { type Template } from '../../engine/expressions/template.ts';
import { type Text } from '../../engine/program.ts';
import { type FlowReading } from './flow-reading.ts';
import { noteSlips } from '../checks/note-slips.ts';
import { readString } from '../yaml/read-scalar.ts';
import { readTemplate } from './read-template.ts';
import { refuseLong } from '../yaml/refuse-long.ts';
import { type Slot } from '../yaml/slot.ts';

/** A text of a flow with its translations; undefined where it is missing, or a fault was noted. */
export function readText(reading: FlowReading, slot: Slot | undefined): Text | undefined {
  if (!slot) {
    return undefined;
  }
  noteSlips(reading.source, slot);
  const text = readString(reading.source, slot);
  return text === undefined ? undefined : translate(reading, slot, text);
}

/** A text that is already at hand, as a template in every language there is. */
export function translate(reading: FlowReading, slot: Slot, text: string): Text | undefined {
  const source = readTemplate(reading.source, slot, text);
  if (!source) {
    return undefined;
  }
  refuseLong(reading.source, slot, source);
  if (/\p{L}/u.test(literalOf(source))) {
    reading.texts.push({ text, at: slot.at });
  }
  return { language: reading.language, source, translations: translationsOf(reading, text) };
}

function translationsOf({ about, language }: FlowReading, text: string): { [language: string]: Template } {
  const translations: { [language: string]: Template } = {};
  for (const locale of about.locales) {
    const translation = locale.translations.get(text);
    if (translation && locale.language !== language) {
      translations[locale.language] = translation.template;
    }
  }
  return translations;
}

/** What a template says whatever its expressions give. */
export function literalOf({ parts }: Template): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}
