import { type LastAnswer } from '../../domain/contact/last-answer.ts';
import { type Result, type Session } from '../../domain/session.ts';

type Results = Readonly<Record<string, Result>>;

/** The session with the last answer as it is now: in the flow that asked, or in what that left to its caller. */
export function joinResult(session: Session, last: LastAnswer): Session {
  const asker = session.stack[last.depth];
  if (session.id !== last.session) {
    return session;
  }
  const stillThere = asker?.flow === last.flow && Object.hasOwn(asker.results, last.step);
  const stack = session.stack.map((frame, depth) => {
    const { child } = frame;
    if (stillThere) {
      return depth === last.depth ? { ...frame, results: joined(frame.results, last) } : frame;
    }
    return depth === last.depth - 1 && child?.flow === last.flow
      ? { ...frame, child: { ...child, results: joined(child.results, last) } }
      : frame;
  });
  return { ...session, stack };
}

function joined(results: Results, { step, text, value }: LastAnswer): Results {
  const result = results[step];
  return result ? { ...results, [step]: { ...result, text, value } } : results;
}
