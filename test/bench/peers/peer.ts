/** A bot that checks in with people. */
export interface Peer {
  /** Somebody writes; resolves when the bot has dealt with it: answered, and state kept in its own way. */
  say(person: number, text: string): Promise<void>;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}
