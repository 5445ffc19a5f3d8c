import { type Instant } from '../domain/time/clock.ts';
import { type FollowUp } from '../domain/follow-up.ts';
import { type PlanTally } from './store.ts';

/** Counts what contacts have planned of each campaign. */
export function createPlanTally() {
  const planned = new Map<string, { readonly count: number; readonly next: Instant }>();
  return {
    add: (followUps: readonly FollowUp[]): void => {
      for (const each of followUps) {
        if (each.kind === 'campaign') {
          const { count, next } = planned.get(each.campaign) ?? { count: 0, next: each.due };
          planned.set(each.campaign, { count: count + 1, next: Math.min(next, each.due) });
        }
      }
    },
    tallies: (): readonly PlanTally[] => [...planned].map(([campaign, about]) => ({ campaign, ...about })),
  };
}
