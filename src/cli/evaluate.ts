import { once } from 'node:events';
import { answerLine } from './evaluate-line.ts';
import { readLines } from './read-lines.ts';
import { Refusal } from './refusal.ts';

/** `semangat evaluate`: expressions from JSON lines on stdin; one line out for each line in, in order. */
export async function evaluate(words: readonly string[]): Promise<number> {
  if (words.length > 0) {
    throw new Refusal(`evaluate reads JSON lines from stdin and takes no words, so not "${words.join(' ')}"`);
  }
  for await (const line of readLines(process.stdin)) {
    if (line.trim() !== '' && !process.stdout.write(`${write(answerLine(line))}\n`)) {
      await once(process.stdout, 'drain');
    }
  }
  return 0;
}

/** JSON without any character that some reader might take for the end of a line. */
const write = (answer: object): string =>
  JSON.stringify(answer).replace(
    /[\u0085\u2028\u2029]/g,
    (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
