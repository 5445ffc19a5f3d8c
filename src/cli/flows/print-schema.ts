import { flowSchema } from '../../flowfile/flow/flow-schema.ts';
import { refuseWords } from '../refuse-words.ts';

/** `semangat flows schema`: the JSON Schema of flow files, for editors. */
export function printSchema(words: readonly string[]): number {
  refuseWords('flows schema', words);
  process.stdout.write(`${JSON.stringify(flowSchema, null, 2)}\n`);
  return 0;
}
