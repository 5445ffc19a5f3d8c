import { change, changeFrame, type Draft, getSession, raise, topFrame } from './draft.ts';
import { failSession } from './fail-session.ts';
import { finishFlow } from './ending.ts';
import { END, type Program, type Step } from './program.ts';
import { runNodeStep } from './nodes/run-node-step.ts';
import { startQueued } from './start/begin-flow.ts';
import { dropWaiting } from './start/waiting-starts.ts';
import { askQuestion } from './steps/ask.ts';
import { callFlow } from './steps/call.ts';
import { branch } from './steps/branch.ts';
import { handOverConversation } from './steps/handover.ts';
import { notify } from './steps/notify.ts';
import { callOutside } from './steps/outside.ts';
import { say } from './steps/say.ts';
import { setProperties } from './steps/set.ts';
import { replaceFlow } from './steps/start.ts';
import { tag } from './steps/tag.ts';
import { openTask } from './steps/task.ts';
import { type Outcome } from './steps/step.ts';
import { pause } from './steps/wait.ts';

/**
 * Runs the open session, then the flows queued behind it, until something waits or nothing is left. While a human
 * talks nothing new is begun.
 */
export function walk(draft: Draft): void {
  while (draft.contact.session ?? (draft.contact.ticket === null ? startQueued(draft) : null)) {
    if (takeStep(draft) === 'waits') {
      return;
    }
  }
}

function takeStep(draft: Draft): 'waits' | 'on' {
  const program = findProgram(draft);
  if (!program) {
    return 'on';
  }
  const { step: index } = topFrame(getSession(draft));
  const step = program.steps[index];
  if (index === END || !step) {
    finishFlow(draft, 'completed');
    return 'on';
  }
  // Node flows have a limit of their own, which counts nodes.
  if (!program.nodes && ++draft.steps > draft.world.limits.steps) {
    stopRunaway(draft, program, step);
    return 'on';
  }
  const outcome = runStep(draft, program, step);
  if (outcome === 'waits') {
    return 'waits';
  }
  if (outcome !== 'moved') {
    changeFrame(draft, { step: outcome });
  }
  return 'on';
}

function findProgram(draft: Draft): Program | undefined {
  const { flow, version } = topFrame(getSession(draft));
  const program = draft.world.program(flow, version);
  if (!program) {
    raise(draft, 'no_flow', { flow, key: flow, detail: `the flow ${flow} in version ${version} is gone` });
    failSession(draft);
  }
  return program;
}

function stopRunaway(draft: Draft, program: Program, step: Step): void {
  raise(draft, 'steps', {
    flow: program.id,
    step: step.key,
    key: program.id,
    detail: `more than ${draft.world.limits.steps} steps in one turn at line ${step.line}`,
  });
  failSession(draft);
  dropWaiting(draft, 'loop');
  change(draft, { queued: [] });
}

function runStep(draft: Draft, program: Program, step: Step): Outcome {
  const place = { program, step };
  switch (step.verb) {
    case 'say':
      return say(draft, { program, step });
    case 'ask':
      return askQuestion(draft, { program, step });
    case 'if':
      return branch(draft, { program, step });
    case 'set':
      return setProperties(draft, { program, step });
    case 'tag':
    case 'untag':
      return tag(draft, { program, step });
    case 'task':
      return openTask(draft, { program, step });
    case 'notify':
      return notify(draft, { program, step });
    case 'call':
      return callFlow(draft, place, step.flow);
    case 'start':
      return replaceFlow(draft, place, step.flow);
    case 'wait':
      return pause(draft, step.for);
    case 'handover':
      return handOverConversation(draft, { program, step });
    case 'outside':
      return callOutside(draft, { program, step });
    case 'node':
    case 'act':
    case 'enter':
    case 'listen':
    case 'choose':
      return runNodeStep(draft, { program, step });
    case 'goto':
      return step.next;
    case 'end':
      return END;
  }
}
