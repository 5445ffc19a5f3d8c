import { flowSchema } from '../flowfile/flow-schema.ts';

/** `semangat flows schema`: the JSON Schema of flow files, for editors. */
export function printSchema(): number {
  process.stdout.write(`${JSON.stringify(flowSchema, null, 2)}\n`);
  return 0;
}
