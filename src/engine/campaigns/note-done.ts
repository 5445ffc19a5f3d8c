import { noPlan } from '../../domain/plan.ts';
import { type Ending } from '../../domain/session.ts';
import { change, type Draft } from '../draft.ts';

/** Remembers that somebody completed a flow that also comes by itself, so that it need not come again at once. */
export function noteDone(draft: Draft, flow: string, status: Ending): void {
  const { contact, world } = draft;
  if (status === 'completed' && world.campaigns.all.some((each) => each.flow === flow)) {
    const plan = contact.plan ?? noPlan;
    change(draft, { plan: { ...plan, done: { ...plan.done, [flow]: world.now } } });
  }
}
