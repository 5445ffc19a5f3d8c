import { type Template } from '../../engine/expressions/template.ts';
import { type Program } from '../../engine/program.ts';
import { linesOnPhone } from './lines-on-phone.ts';

/** Longer sentences are hard for people who read little; a rule of thumb, no measure of a text's worth. */
const longestSentence = 15;
const mostLines = 3;
/** Prepaid data is dear: a voice note of half a minute or a small picture stays below this; a rule of thumb. */
const mostKilobytes = 100;

/**
 * What would make the texts of a flow easier to read on a cheap phone, and what each voice note, picture or document
 * costs of its data; advice, never a fault. `bytesOf` is the size of a file of media, undefined where it is not there.
 */
export function findHints(
  { steps }: Program,
  bytesOf: (media: string) => number | undefined = () => undefined,
): readonly { readonly line: number; readonly text: string }[] {
  return steps.flatMap((step) => {
    if (step.verb !== 'say' && step.verb !== 'ask') {
      return [];
    }
    const files =
      step.media === null ? [] : [...new Set([step.media, ...Object.values(step.recordings ?? {})])];
    const costs = files.flatMap((file) => {
      const bytes = bytesOf(file);
      return bytes === undefined ? [] : describeCost(file, bytes);
    });
    const text = fill(step.say.source);
    const lines = linesOnPhone(text);
    const words = Math.max(...text.split(/[.!?:]+\s|\n/u).map(countWords));
    return [
      ...costs,
      ...(lines > mostLines ? [`about ${lines} lines on a cheap phone; ${mostLines} are read`] : []),
      ...(words > longestSentence ? [`a sentence of ${words} words; make two of it`] : []),
    ].map((hint) => ({ line: step.line, text: hint }));
  });
}

/** A kilobyte of phone companies has a thousand bytes. */
function describeCost(media: string, bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1000);
  const advice = kilobytes > mostKilobytes ? `; people pay for data, keep it under ${mostKilobytes} kB` : '';
  return `${media} costs ${kilobytes} kB${advice}`;
}

/** An expression counts as a name of two words. */
function fill({ parts }: Template): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : 'Siti Aminah')).join('');
}

function countWords(sentence: string): number {
  return sentence.split(/\s+/u).filter((word) => word !== '').length;
}
