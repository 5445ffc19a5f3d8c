import { type StartedBy } from '../../domain/started-by.ts';
import { type Frame, type Session } from '../../domain/session.ts';
import { change, changeSession, type Draft, getSession, nextId, raise } from '../draft.ts';
import { beginNodes, describeBeginning } from '../nodes/begin-nodes.ts';
import { noteStarted } from '../nodes/note-runs.ts';
import { freshRun } from '../nodes/run-state.ts';
import { type Program } from '../program.ts';

/** Opens a session on the live version of a flow; false, with an incident, when there is no such flow. */
export function beginFlow(draft: Draft, flow: string, by: StartedBy): boolean {
  const program = draft.world.program(flow, null);
  if (!program) {
    raise(draft, 'no_flow', { flow, key: flow, detail: `there is no flow ${flow} to start` });
    return false;
  }
  const id = nextId(draft);
  const session: Session = {
    id,
    by,
    startedAt: draft.world.now,
    stack: [frameOf(draft, program)],
    waiting: { kind: 'wait' },
    ...(program.nodes ? describeBeginning(draft) : {}),
  };
  change(draft, { session });
  planExpiry(draft, program);
  if (program.nodes) {
    beginNodes(draft);
  }
  draft.effects.push({
    kind: 'session',
    id: nextId(draft),
    session: id,
    flow: program.id,
    status: 'active',
    at: draft.world.now,
  });
  return true;
}

/** Puts a sub-flow on the stack; `terminal` says that it has taken the place of all that ran. */
export function pushFlow(draft: Draft, program: Program, parent: string | null, terminal = false): void {
  changeSession(draft, { stack: [...getSession(draft).stack, frameOf(draft, program)] });
  planExpiry(draft, program);
  noteStarted(draft, { parent, terminal });
}

/** Starts the flow that waited longest for the session to end; the new session, or null when none is left. */
export function startQueued(draft: Draft): Session | null {
  const [next, ...rest] = draft.contact.queued;
  if (!next) {
    return null;
  }
  change(draft, { queued: rest });
  beginFlow(draft, next.flow, next.by);
  return draft.contact.session ?? startQueued(draft);
}

function frameOf(draft: Draft, program: Program): Frame {
  return {
    flow: program.id,
    version: program.version,
    step: 0,
    results: {},
    answered: [],
    child: null,
    startedAt: draft.world.now,
    ...(program.nodes ? { run: freshRun(nextId(draft)) } : {}),
  };
}

function planExpiry(draft: Draft, program: Program): void {
  if (program.expires === null) {
    return;
  }
  const { id, stack } = getSession(draft);
  change(draft, {
    followUps: [
      ...draft.contact.followUps,
      {
        kind: 'expire',
        id: nextId(draft),
        session: id,
        depth: stack.length - 1,
        after: program.expires,
        due: draft.world.now + program.expires,
      },
    ],
  });
}
