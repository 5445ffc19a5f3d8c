/** What BullMQ carries: ids only, the truth is in the store. */
export interface AlarmData {
  readonly ids: readonly string[];
  /** The process that rings by itself while it lives; null when whoever takes the job is to ring. */
  readonly by: string | null;
}

/** An alarm for several contacts as it is put into Redis. */
export interface AlarmJob extends AlarmData {
  /** Starts with a letter and holds no colon, which BullMQ would refuse or misread. */
  readonly id: string;
  /** In real milliseconds from now. */
  readonly delay: number;
}
