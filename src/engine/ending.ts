import { type Ending } from '../domain/session.ts';
import { change, changeFrame, changeSession, type Draft, getSession, nextId, topFrame } from './draft.ts';
import { completeReport } from './tasks/report-task.ts';
import { type FollowUp } from '../domain/follow-up.ts';
import { noteDone } from './campaigns/note-done.ts';
import { noteEnded } from './nodes/note-runs.ts';

/** Ends the flow on top of the stack; the one below goes on behind its `call`, the last one ends the session. */
export function finishFlow(draft: Draft, status: Ending): void {
  const { stack } = getSession(draft);
  const child = topFrame(getSession(draft));
  if (stack.length === 1) {
    endSession(draft, status);
    return;
  }
  noteEnded(draft, child, status);
  noteDone(draft, child.flow, status);
  dropFollowUps(draft, stack.length - 1);
  changeSession(draft, { stack: stack.slice(0, -1) });
  const parent = topFrame(getSession(draft));
  changeFrame(draft, {
    child: {
      flow: child.flow,
      status,
      results: child.results,
      ...(child.run ? { uuid: child.run.uuid } : {}),
    },
    answered: child.answered.length > 0 ? [...parent.answered, parent.step] : parent.answered,
  });
  const step = draft.world.program(parent.flow, parent.version)?.steps[parent.step];
  changeFrame(draft, { step: step?.next ?? parent.step + 1 });
}

/** Ends the whole session; its answers are kept in their rows, its follow-ups go with it. */
export function endSession(draft: Draft, status: Ending): void {
  const session = draft.contact.session;
  if (!session) {
    return;
  }
  if (status === 'completed') {
    completeReport(draft);
  }
  const [root] = session.stack;
  for (const frame of session.stack.toReversed()) {
    noteEnded(draft, frame, status);
  }
  draft.effects.push({
    kind: 'session',
    id: nextId(draft),
    session: session.id,
    flow: root?.flow ?? '',
    status,
    at: draft.world.now,
  });
  noteDone(draft, root?.flow ?? '', status);
  takeBackQuestion(draft, `session_${status}`);
  dropFollowUps(draft, 0);
  change(draft, { session: null });
}

/** What is still unsent of the open question is not sent any more. */
export function takeBackQuestion(draft: Draft, reason: string): void {
  const { waiting } = getSession(draft);
  if (waiting.kind === 'question') {
    draft.effects.push({ kind: 'cancel', question: waiting.question, reason });
  }
}

/** Takes away the follow-ups of the question or pause that is over, and of the flows from `depth` up. */
export function dropFollowUps(draft: Draft, depth: number): void {
  change(draft, { followUps: draft.contact.followUps.filter((each) => outlives(each, depth)) });
}

function outlives(followUp: FollowUp, depth: number): boolean {
  switch (followUp.kind) {
    case 'remind':
    case 'timeout':
    case 'wait':
      return false;
    case 'expire':
      return followUp.depth < depth;
    case 'start':
    case 'announce':
    case 'remind_read':
    case 'tasks':
    case 'words':
    case 'claims':
    case 'return':
    case 'care':
    case 'campaign':
    case 'handback':
    case 'answer_due':
      return true;
  }
}
