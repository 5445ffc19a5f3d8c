import * as z from 'zod';
import { parseDuration } from '../../flowfile/flow/read-duration.ts';
import { Refusal } from '../refusal.ts';

const input = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ choice: z.int() }),
  z.strictObject({ timeout: z.literal(true) }),
  z.strictObject({ after: z.string().refine((text) => parseDuration(text) !== undefined) }),
]);

/** A line of `run`: what the person does, or time that passes. */
export type Input = z.infer<typeof input>;

/** Reads one line; a line of another shape is refused with the shapes there are. */
export function readInput(line: string): Input {
  try {
    return input.parse(JSON.parse(line));
  } catch {
    const shapes = '{"text":"…"}, {"choice":1}, {"timeout":true} or {"after":"24h"}';
    throw new Refusal(`this line is none of ${shapes}: ${line.slice(0, 200)}`);
  }
}
