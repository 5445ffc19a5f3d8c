import { type Draft } from '../../draft.ts';
import { type Program } from '../../program.ts';
import { note, noteError } from '../notes.ts';
import { evaluateText } from '../evaluate-at.ts';
import { changeRun, getRun } from '../run-state.ts';
import { saveResult } from '../save-result.ts';
import { type ActionOf } from './action-of.ts';

/** What cannot be run here is noted; where it names a result, that says failure. */
export function refuseAction(draft: Draft, { what, failure }: ActionOf<'unsupported'>): undefined {
  if (what === 'request_optin') {
    noteError(draft, 'opt-in requests are no longer supported', { code: 'action:unsupported' });
    return;
  }
  noteError(draft, `${what} cannot be run here`, { code: 'action:unsupported' });
  if (failure !== '') {
    changeRun(draft, {
      locals: { ...getRun(draft).locals, [failure]: failure === '_new_transfer' ? '' : '<ERROR>' },
    });
  }
}

/** Classifiers are no more: they always fail. */
export function failClassifier(
  draft: Draft,
  { input, resultName }: ActionOf<'call_classifier'>,
  program: Program,
): undefined {
  const { text } = evaluateText(draft, input);
  note(draft, 'warning', { text: 'NLU classifiers are no longer supported' });
  saveResult(draft, program, {
    name: resultName,
    value: '0',
    category: { base: 'Failure', translations: {} },
    input: text,
    extra: null,
  });
}
