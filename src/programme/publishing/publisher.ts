import { type Publication } from './publication.ts';

/** A flow file that is not what is live. */
export interface DraftFlow {
  readonly flow: string;
  readonly change: 'new' | 'changed' | 'removed';
}

/** What a folder of flows would change. */
export interface Drafts {
  /** False while the files alone decide: what they say goes live at the next start. */
  readonly on: boolean;
  readonly drafts: readonly DraftFlow[];
  /** What keeps them from going live together, one fault a line. */
  readonly faults: readonly string[];
}

/**
 * Lets flows go live, and back. Everything is one act, durable and in the log when it resolves; what a request with one
 * name asked for is done once, however often it comes, also after a restart.
 */
export interface Publisher {
  drafts(): Promise<Drafts>;
  /** Puts the files of these flows (of all that differ, if none is named) in the place of what is live. */
  publish(flows: readonly string[], by: string, request?: string | null): Promise<Publication>;
  /** Brings back the version that was live before this one. */
  back(flow: string, by: string, request?: string | null): Promise<Publication>;
  /** Begins with what is live now, or lets the files decide again from the next start on. */
  turn(on: boolean, by: string, request?: string | null): Promise<Publication>;
  /** The latest first. */
  log(query: { readonly limit: number; readonly after?: string }): Promise<readonly Publication[]>;
}
