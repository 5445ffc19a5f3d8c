import { type Cause } from './delivery.ts';

/** What a start does while a conversation runs: waits for its end, gives up, or takes its place. */
export type StartMode = 'wait' | 'skip' | 'interrupt';

/** Of several that wait for one conversation to end the more important one is first. */
export type Priority = 'high' | 'normal' | 'low';

/** How a start behaves towards the person. */
export interface StartManner {
  readonly mode: StartMode;
  readonly priority: Priority;
  /** What the person must have agreed to. */
  readonly purpose: string;
  /** Of what comes to many: what brings it. */
  readonly cause: Cause | null;
}

/** What a flow is for, and people agree to, unless somebody says otherwise. */
export const usualPurpose = 'programme';

/** How staff start a flow by hand: at once, in place of whatever runs. */
export const byHand: StartManner = {
  mode: 'interrupt',
  priority: 'normal',
  purpose: usualPurpose,
  cause: null,
};

/** The place of a priority, the most important one first. */
export const rankOf = (priority: Priority): number => ['high', 'normal', 'low'].indexOf(priority);
