import { type DefinitionAction } from '../definition-schema.ts';
import { fromThreeLetters } from '../../../engine/nodes/three-letters.ts';
import { translationsOf } from '../translations.ts';
import { ourTemplate } from './our-template.ts';
import { type Writing } from './writing.ts';

/**
 * The text of a message with its files as links under it, as the imported flow sends them; in every language that has
 * a text or files of its own.
 */
export function ourMessage(writing: Writing, where: string, action: DefinitionAction): string {
  const { uuid, text, attachments } = action;
  const write = (words: string, files: readonly string[]): string =>
    ourTemplate(
      writing,
      where,
      [words, ...files.map((each) => linkOf(writing, where, each))].filter(Boolean).join('\n'),
    );
  const base = { text: text ?? '', files: attachments ?? [] };
  const ours = write(base.text, base.files);
  const texts = translationsOf(writing.definition, uuid, 'text');
  const files = translationsOf(writing.definition, uuid, 'attachments');
  for (const language of new Set([...Object.keys(texts), ...Object.keys(files)])) {
    const translated = write(texts[language]?.[0] ?? base.text, files[language] ?? base.files);
    writing.translate(fromThreeLetters(language), ours, translated);
  }
  return ours;
}

/** `image:https://…` is the address alone; places have no link. */
function linkOf({ refuse }: Writing, where: string, attachment: string): string {
  const colon = attachment.indexOf(':');
  if (colon < 0 || attachment.startsWith('geo:')) {
    refuse(where, 'a place, or a file whose kind is only known when it runs, has no link');
  }
  return attachment.slice(colon + 1).trim();
}
