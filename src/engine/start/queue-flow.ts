import { type StartedBy } from '../../domain/started-by.ts';
import { change, type Draft } from '../draft.ts';

/** Lets a flow wait for the running one to end; once each. */
export function queueFlow(draft: Draft, flow: string, by: StartedBy): void {
  const { queued } = draft.contact;
  if (!queued.some((each) => each.flow === flow)) {
    change(draft, { queued: [...queued, { flow, by, event: draft.event.id }] });
  }
}
