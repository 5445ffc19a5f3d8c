import { replayFile } from './replay/replay-file.ts';
import { Refusal } from './refusal.ts';

/** `semangat replay`: plays recorded talks on the engine; one JSON line for each. */
export function replay(words: readonly string[]): number {
  const [file] = words;
  if (file === undefined || words.length > 1) {
    throw new Refusal('replay needs one file: semangat replay transcripts.json');
  }
  replayFile(file).forEach((played, index) => {
    process.stdout.write(`${JSON.stringify({ index, ...played })}\n`);
  });
  return 0;
}
