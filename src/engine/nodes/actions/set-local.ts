import { type Draft } from '../../draft.ts';
import { evaluateText } from '../evaluate-at.ts';
import { noteError } from '../notes.ts';
import { changeRun, getRun } from '../run-state.ts';
import { type ActionOf } from './action-of.ts';

/** Sets, counts up or clears a variable of the running flow. */
export function setLocal(draft: Draft, action: ActionOf<'set_run_local'>): undefined {
  const { local, operation } = action;
  const { [local]: before = '', ...others } = getRun(draft).locals;
  if (operation === 'clear') {
    changeRun(draft, { locals: others });
    return;
  }
  const { text, sound } = evaluateText(draft, action.value);
  if (!sound) {
    return;
  }
  if (operation === 'set') {
    changeRun(draft, { locals: { ...others, [local]: text } });
    return;
  }
  if (!isWhole(text)) {
    noteError(draft, 'Increment value is not an integer');
    return;
  }
  const sum = (isWhole(before) ? Number(before) : 0) + Number(text);
  changeRun(draft, { locals: { ...others, [local]: String(sum) } });
}

const isWhole = (text: string): boolean => /^-?\d+$/u.test(text);
