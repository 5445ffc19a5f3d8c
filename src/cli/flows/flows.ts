import { checkFlows } from './check-flows.ts';
import { coverFlows } from './cover-flows.ts';
import { exportSheet } from '../sheet/export-sheet.ts';
import { importSheet } from '../sheet/import-sheet.ts';
import { graphFlows } from './graph-flows.ts';
import { flowTexts } from '../texts/flow-texts.ts';
import { newFlow } from './new-flow.ts';
import { bringBack, listDrafts, listPublications, publishFlows } from '../publishing/publishing-verbs.ts';
import { printSchema } from './print-schema.ts';
import { testFlows } from './test-flows.ts';
import { type CliParts } from '../parts.ts';
import { Refusal } from '../refusal.ts';

const verbs: {
  readonly [verb: string]: (words: readonly string[], parts: CliParts) => number | Promise<number>;
} = {
  check: checkFlows,
  test: testFlows,
  graph: graphFlows,
  coverage: coverFlows,
  new: newFlow,
  import: importSheet,
  export: exportSheet,
  texts: flowTexts,
  schema: printSchema,
  drafts: listDrafts,
  publish: publishFlows,
  back: bringBack,
  log: listPublications,
};

/** `semangat flows <verb> …`: what writers of flows need. */
export function flows([verb = '', ...words]: readonly string[], parts: CliParts): number | Promise<number> {
  const known = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (known === undefined) {
    const all = Object.keys(verbs).join(', ');
    throw new Refusal(`flows knows ${all}; for example: semangat flows check flows/*.yaml`);
  }
  return known(words, parts);
}
