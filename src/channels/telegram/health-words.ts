/** What keeps the channel from working, or that it is being started. */
export type Condition =
  | 'starting'
  | 'network'
  | 'throttled'
  | 'holding'
  | 'unreadable'
  | 'conflict'
  | 'token'
  | 'webhook'
  | 'unpushed'
  | 'long_conflict';

/** What a person reads about this channel in each condition: what is the matter, and what to do. */
export type HealthWords = (condition: Condition) => string;
