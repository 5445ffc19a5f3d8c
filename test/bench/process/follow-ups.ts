import { type Task } from '../task.ts';

/** A task with follow-ups. */
export type FollowUpTask = Extract<Task, { readonly kind: 'follow-ups' | 'planned' }>;

/** Follow-ups that wait. Planning them counts, for both sides: they are begun before the meter runs. */
export interface FollowUps {
  /** Begins to wait; `onFired` is told of each, by its place, as its message goes out. */
  plan(onFired: (place: number) => void): Promise<void>;
  settled(): Promise<void>;
  close(): Promise<void>;
}
