/** What BullMQ carries: ids only, the truth is in the store. */
export interface AlarmData {
  readonly ids: readonly string[];
  /** The process that rings by itself while it lives; null when whoever takes the job is to ring. */
  readonly by: string | null;
}

/** Whether a job in Redis is one of ours; whoever shares the Redis may have put another one there. */
export function isAlarm(data: unknown): data is AlarmData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'ids' in data &&
    Array.isArray(data.ids) &&
    data.ids.every((id) => typeof id === 'string')
  );
}

/** An alarm for several contacts as it is put into Redis. */
export interface AlarmJob extends AlarmData {
  /** Starts with a letter and holds no colon, which BullMQ would refuse or misread. */
  readonly id: string;
  /** In real milliseconds from now. */
  readonly delay: number;
}
