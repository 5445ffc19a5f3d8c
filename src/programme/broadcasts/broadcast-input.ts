import { type Announcement, type Broadcast, type BroadcastAudience } from '../../domain/broadcast.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { digest } from '../../domain/text/digest.ts';

/** What staff decide about a broadcast when they make or edit it. */
export interface BroadcastInput {
  readonly title: string;
  readonly content: Omit<Announcement, 'broadcast' | 'edition' | 'attempt'>;
  readonly audience: BroadcastAudience;
  /** When it is to begin, where that is known beforehand; absent in an edit: as before. */
  readonly at?: Instant | null;
  /** The broadcast whose text it corrects. */
  readonly mends?: NonNullable<Broadcast['mends']>;
}

/** A digest by which a repeat is recognised. A file counts by its size: sent again, it has another reference. */
export function digestOfContent({ text, media, flow, file }: BroadcastInput['content']): string {
  return digest(JSON.stringify([text, media, flow, ...(file ? [file.kind, file.bytes ?? file.ref] : [])]));
}

/** A broadcast as the input that would make it. */
export function inputOf({ title, announcement, audience }: Broadcast): BroadcastInput {
  return { title, content: announcement, audience };
}
