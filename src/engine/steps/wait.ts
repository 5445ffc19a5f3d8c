import { type Millis } from '../../domain/time/clock.ts';
import { change, changeSession, type Draft, getSession, nextId } from '../draft.ts';
import { type Outcome } from './step.ts';

/** Pauses the flow; only keywords act meanwhile. */
export function pause(draft: Draft, lasts: Millis): Outcome {
  changeSession(draft, { waiting: { kind: 'wait' } });
  const { id: session } = getSession(draft);
  change(draft, {
    followUps: [
      ...draft.contact.followUps,
      { kind: 'wait', id: nextId(draft), session, due: draft.world.now + lasts },
    ],
  });
  return 'waits';
}
