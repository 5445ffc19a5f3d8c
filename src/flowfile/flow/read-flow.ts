import { type Program } from '../../engine/program.ts';
import { checkLookups } from '../checks/check-lookups.ts';
import { type Fault } from '../yaml/fault.ts';
import { findLoops } from '../checks/find-loops.ts';
import { type Surroundings } from './flow-reading.ts';
import { readFlowFile } from './read-flow-file.ts';
import { usualSettings } from '../settings/settings.ts';

/** Reads one flow source by itself; what `about` leaves out is not checked. */
export function readFlow(
  file: { readonly file: string; readonly text: string },
  about: Partial<Surroundings> = {},
): { readonly program: Program | null; readonly faults: readonly Fault[] } {
  const flow = readFlowFile(file, {
    flows: null,
    hasMedia: null,
    locales: [],
    question: usualSettings.question,
    daySets: null,
    purposes: null,
    fields: null,
    topics: null,
    ...about,
  });
  for (const { at, text } of findLoops(new Map([[flow.id, flow.graph]]))) {
    flow.source.error(at, text);
  }
  checkLookups(flow.source, flow);
  const faults = flow.source.faults();
  return { program: flow.source.isBroken() ? null : flow.program, faults };
}
