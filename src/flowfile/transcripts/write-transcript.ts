import { stringify } from 'yaml';

/** A line of a talk, as it stands in a file of tests. */
export type WrittenLine =
  | { readonly them: string }
  | { readonly choose: string }
  | { readonly send: string }
  | { readonly after: string }
  | { readonly bot: string | string[] };

/** One talk, as it stands in a file of tests. */
export interface WrittenTest {
  readonly it: string;
  readonly contact?: { readonly name: string };
  readonly talk: readonly WrittenLine[];
  readonly results: { readonly [step: string]: unknown };
  readonly status: unknown;
}

/** The text of `<flow>.test.yaml` with one talk. */
export function writeTranscript(test: WrittenTest): string {
  return stringify({ tests: [test] }, { lineWidth: 100 });
}
