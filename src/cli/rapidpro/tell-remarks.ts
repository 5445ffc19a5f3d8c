import { type Remark } from '../../flowfile/rapidpro/reading.ts';

const headings: readonly (readonly [Remark['kind'], string])[] = [
  ['repaired', 'repaired'],
  ['unsupported', 'not supported'],
  ['missing', 'missing in the export'],
  ['error', 'not imported'],
];

/** Prints remarks about flows that were imported or exported, by kind, each with its place. */
export function tellRemarks(remarks: readonly Remark[]): void {
  for (const [kind, heading] of headings) {
    const those = remarks.filter((each) => each.kind === kind);
    if (those.length > 0) {
      say(`${heading}: ${those.length}`);
    }
    for (const { flow, where, text } of those) {
      say(`  ${[flow, where].filter(Boolean).join(', ')}: ${text}`);
    }
  }
}

/** Prints a line of a report. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
