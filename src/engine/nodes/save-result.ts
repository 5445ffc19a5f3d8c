import { type Value } from '../../domain/value.ts';
import { changeFrame, type Draft, getSession, nextId, topFrame } from '../draft.ts';
import { type Program } from '../program.ts';
import { cutText } from './cut-text.ts';
import { localise } from './localise.ts';
import { type Localised } from './node-flow.ts';
import { note } from './notes.ts';
import { resultKey } from './result-key.ts';
import { getRun } from './run-state.ts';

/** A result as a router or an action has it. */
export interface NewResult {
  readonly name: string;
  readonly value: string;
  readonly category: Localised<string>;
  readonly input: string;
  readonly extra: Value;
}

/** The most that a result keeps of a value, in characters (RapidPro's `MaxResultChars`). */
const longest = 640;

/** Keeps a result of the running flow, as a row too; it is told only where value or category are new. */
export function saveResult(draft: Draft, program: Program, result: NewResult): void {
  const { name, input, extra } = result;
  const key = resultKey(name);
  const value = cutText(result.value, longest);
  const category = result.category.base;
  const { value: shown, language } = localise(draft, program, result.category);
  const { now } = draft.world;
  const { results } = topFrame(getSession(draft));
  const before = results[key];
  const routed = {
    name,
    category,
    localised: language === program.language ? '' : shown,
    extra,
    node: getRun(draft).node,
  };
  changeFrame(draft, { results: { ...results, [key]: { value, text: input, at: now, routed } } });
  draft.effects.push({
    kind: 'record',
    id: nextId(draft),
    session: getSession(draft).id,
    flow: program.id,
    flowVersion: program.version,
    step: key,
    value,
    text: input,
    media: [],
    at: now,
    version: 1,
  });
  const previous = before && { value: before.value, category: before.routed?.category ?? '' };
  if (previous?.value !== value || previous.category !== category) {
    note(draft, 'run_result_changed', { name, value, category, previous, extra: extra ?? undefined });
  }
}
