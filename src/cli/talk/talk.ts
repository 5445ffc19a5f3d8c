/** A message of the companion as the terminal shows it. */
export interface TalkMessage {
  readonly text: string;
  readonly choices: readonly string[];
  readonly media: readonly string[];
}

/** Who sits at the terminal. */
export interface Talker {
  readonly person: string;
  readonly role: 'beneficiary' | 'volunteer' | 'coordinator';
}

/** A talk with a companion, in this process or another. */
export interface Talk {
  /** Says a line; resolves when what it caused at once has been sent. */
  say(text: string): Promise<void>;
  /** What came since the last time. */
  news(): Promise<readonly TalkMessage[]>;
  close(): Promise<void>;
}
