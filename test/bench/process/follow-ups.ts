/** Follow-ups that wait. Planning them counts, for both sides: they are begun before the meter runs. */
export interface FollowUps {
  /** Begins to wait; `onFired` is told of each as its message goes out. */
  plan(onFired: () => void): Promise<void>;
  settled(): Promise<void>;
  close(): Promise<void>;
}
