import { type Frame, type Session } from './session.ts';

type Whole<T> = { [Key in keyof Required<T>]: T[Key] };

/** A session with some properties changed; written out for the reason that `copyContact` gives. */
export function withSession(session: Session, changes: Partial<Session>): Session {
  const copy: Whole<Session> = {
    id: session.id,
    by: session.by,
    startedAt: session.startedAt,
    stack: session.stack,
    waiting: session.waiting,
    brought: session.brought,
    task: session.task,
    input: session.input,
    trigger: session.trigger,
    nodes: session.nodes,
    tickets: session.tickets,
  };
  return Object.assign(copy as Session, changes);
}

/** A flow on the stack with some properties changed. */
export function withFrame(frame: Frame, changes: Partial<Frame>): Frame {
  const copy: Whole<Frame> = {
    flow: frame.flow,
    version: frame.version,
    step: frame.step,
    results: frame.results,
    answered: frame.answered,
    child: frame.child,
    startedAt: frame.startedAt,
    run: frame.run,
  };
  return Object.assign(copy as Frame, changes);
}
