import { type Draft } from '../../draft.ts';
import { type Program } from '../../program.ts';
import { evaluateText } from '../evaluate-at.ts';
import { saveResult } from '../save-result.ts';
import { type ActionOf } from './action-of.ts';

/** Keeps a result that the flow works out itself. */
export function setResult(draft: Draft, action: ActionOf<'set_run_result'>, program: Program): undefined {
  const { text, sound } = evaluateText(draft, action.value);
  if (sound) {
    const { name, category } = action;
    saveResult(draft, program, { name, value: text, category, input: '', extra: null });
  }
  return undefined;
}
