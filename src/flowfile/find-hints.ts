import { type Template } from '../engine/expressions/template.ts';
import { type Program } from '../engine/program.ts';
import { linesOnPhone } from './lines-on-phone.ts';

/** Longer sentences are hard for people who read little; a rule of thumb, no measure of a text's worth. */
const longestSentence = 15;
const mostLines = 3;

/** What would make the texts of a flow easier to read on a cheap phone; advice, never a fault. */
export function findHints({ steps }: Program): readonly { readonly line: number; readonly text: string }[] {
  return steps.flatMap((step) => {
    if (step.verb !== 'say' && step.verb !== 'ask') {
      return [];
    }
    const text = fill(step.say.source);
    const lines = linesOnPhone(text);
    const words = Math.max(...text.split(/[.!?:]+\s|\n/u).map(countWords));
    return [
      ...(lines > mostLines ? [`about ${lines} lines on a cheap phone; ${mostLines} are read`] : []),
      ...(words > longestSentence ? [`a sentence of ${words} words; make two of it`] : []),
    ].map((hint) => ({ line: step.line, text: hint }));
  });
}

/** An expression counts as a name of two words. */
function fill({ parts }: Template): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : 'Siti Aminah')).join('');
}

function countWords(sentence: string): number {
  return sentence.split(/\s+/u).filter((word) => word !== '').length;
}
