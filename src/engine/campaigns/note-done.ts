import { type Contact } from '../../domain/contact/contact.ts';
import { noPlan, type Plan } from '../../domain/plan.ts';
import { type Ending } from '../../domain/session.ts';
import { change, type Draft } from '../draft.ts';
import { type Campaigns } from './campaigns.ts';

/** Remembers that somebody completed a flow that also comes by itself, so that it need not come again at once. */
export function noteDone(draft: Draft, flow: string, status: Ending): void {
  const { contact, world } = draft;
  if (status === 'completed' && world.campaigns.all.some((each) => each.flow === flow)) {
    const { session } = contact;
    const isBrought = session?.by === 'campaign' && session.stack[0]?.flow === flow;
    const names = isBrought ? datesOf(flow, contact, world.campaigns) : [];
    change(draft, { plan: withDone(contact.plan ?? noPlan, { flow, at: world.now, names }) });
  }
}

/** A plan with a flow completed; `names`: the values of dates that brought it, none where it came otherwise. */
export function withDone(
  plan: Plan,
  { flow, at, names }: { readonly flow: string; readonly at: number; readonly names: readonly string[] },
): Plan {
  const others = Object.entries(plan.broughtFor ?? {}).filter(([each]) => each !== flow);
  const broughtFor = Object.fromEntries(names.length === 0 ? others : [...others, [flow, names]]);
  return { ...plan, done: { ...plan.done, [flow]: at }, broughtFor };
}

/** The values of the dates that a flow came for last. */
function datesOf(flow: string, { plan = noPlan }: Contact, { all }: Campaigns): readonly string[] {
  return all
    .filter((each) => each.flow === flow && each.trigger.kind === 'after')
    .flatMap(({ key }) => plan.ran[key] ?? []);
}
