import { type EventOf } from '../../domain/event.ts';
import { type Result } from '../../domain/session.ts';
import { type Value } from '../../domain/value.ts';
import { change, changeFrame, changeSession, type Draft, getSession, nextId, topFrame } from '../draft.ts';
import { dropFollowUps } from '../ending.ts';
import { keepWebAnswers } from '../nodes/outside.ts';
import { evaluateAt } from '../render.ts';
import { type At, type Outcome } from './step.ts';

/** Asks something outside and waits for its answer, at most `within`. */
export function callOutside(draft: Draft, at: At<'outside'>): Outcome {
  const call = nextId(draft);
  const { within } = at.step;
  draft.effects.push({ kind: 'call', id: call, request: evaluateAt(draft, at, at.step.request), within });
  changeSession(draft, { waiting: { kind: 'call', call } });
  change(draft, {
    followUps: [
      ...draft.contact.followUps,
      { kind: 'timeout', id: nextId(draft), question: call, after: within, due: draft.world.now + within },
    ],
  });
  return 'waits';
}

type Answer = Pick<EventOf<'answer'>, 'call' | 'value' | 'failed'>;

/** Keeps what the outside answered as the step's result; false when nothing waits for it any more. */
export function keepOutsideAnswer(draft: Draft, answer: Answer): boolean {
  const session = draft.contact.session;
  if (session?.waiting.kind !== 'call' || session.waiting.call !== answer.call) {
    return false;
  }
  draft.solicited = wasCausedByMessage(draft, answer.call);
  dropFollowUps(draft, session.stack.length);
  keep(draft, answer);
  return true;
}

function keep(draft: Draft, answer: Answer): void {
  const frame = topFrame(getSession(draft));
  const program = draft.world.program(frame.flow, frame.version);
  const step = program?.steps[frame.step];
  if (step?.verb === 'act' && program) {
    keepWebAnswers(draft, program, step, answer);
    return;
  }
  changeFrame(draft, {
    step: step?.next ?? frame.step + 1,
    results: { ...frame.results, [step?.key ?? answer.call]: resultOf(draft, answer) },
  });
}

/** Where the person was heard when it was asked, or since, the answer still belongs to their own message. */
function wasCausedByMessage({ contact, event }: Draft, call: string): boolean {
  const heard = contact.lastHeardAt ?? -Infinity;
  const mine = [...contact.followUps, ...(event.kind === 'due' ? [event.followUp] : [])];
  return mine.some(
    (each) => each.kind === 'timeout' && each.question === call && each.due - each.after <= heard,
  );
}

function resultOf(
  draft: Draft,
  { failed, value }: { readonly failed: boolean; readonly value: Value },
): Result {
  return { value: failed ? null : value, text: failed ? 'failed' : 'ok', at: draft.world.now };
}
