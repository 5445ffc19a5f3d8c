import { checkFlows } from './check-flows.ts';
import { testFlows } from './test-flows.ts';
import { type CliParts } from './parts.ts';
import { Refusal } from './refusal.ts';

/** `semangat flows check|test [files]`. */
export function flows(words: readonly string[], parts: CliParts): number {
  const [verb, ...files] = words;
  switch (verb) {
    case 'check':
      return checkFlows(files, parts);
    case 'test':
      return testFlows(files, parts);
    case undefined:
    default:
      throw new Refusal('flows can "check" or "test", for example: semangat flows check flows/*.yaml');
  }
}
