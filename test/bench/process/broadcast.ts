import { type Task } from '../task.ts';

/** A task of telling the same to many. */
export type BroadcastTask = Extract<Task, { readonly kind: 'broadcast' }>;

/** Recipients that are ready to be told. */
export interface ReadyBroadcast {
  /** Resolves when everybody has been told once, and that each has been is durable. */
  tell(onSent: (place: number) => void): Promise<void>;
  close(): Promise<void>;
}
