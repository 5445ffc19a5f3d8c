import { type Instant } from './time/clock.ts';
import { type Media } from './message.ts';
import { type TaskSubject } from './task.ts';

/** What somebody said, with the row of the history that it stands in: its files are pointed to from there. */
export interface Words {
  readonly heard: string;
  readonly text: string;
  readonly media: readonly Media[];
  /** True where a file of theirs did not come along: the network did not give it, or not in time. */
  readonly incomplete?: true;
}

/** What a family wrote before its last words. */
export interface EarlierWords {
  readonly heard: string;
  readonly at: Instant;
  readonly urgent: boolean;
  /** Until they were answered, or somebody else was asked to. */
  readonly waits: boolean;
}

/** A family whose words were brought to a volunteer. */
export interface Thread {
  readonly with: TaskSubject;
  /** When it last wrote, and the row of the history that says what. */
  readonly at: Instant;
  readonly heard: string;
  readonly urgent: boolean;
  readonly answered: boolean;
  /** When this volunteer last wrote to it; absent: not since the talk began. */
  readonly answeredAt?: Instant;
  /** When this volunteer was last reminded of urgent words that nobody has answered; absent: never. */
  readonly remindedAt?: Instant;
  /** True once somebody else was asked to answer. */
  readonly passedOn: boolean;
  /** What it wrote before in these days, oldest first; absent: nothing. */
  readonly earlier?: readonly EarlierWords[];
}

/** Who of a family and its companion wants no more words carried between them. */
export type TalkSide = 'family' | 'companion';

/** Families that were listed by number, to say with which of them the talk ends, or opens again. */
export interface TalkChoice {
  readonly at: Instant;
  readonly open: boolean;
  readonly families: readonly TaskSubject[];
  /** How many were listed before these; absent: none. */
  readonly from?: number;
}

/** Words of a volunteer that do not say for whom they are, and the families they may be for. */
export interface Unaddressed {
  readonly at: Instant;
  readonly words: Words;
  /** Those that came before and wait for the same word, oldest first; absent where there are none. */
  readonly earlier?: readonly Words[];
  readonly families: readonly string[];
  /** How many were listed before these; absent: none. */
  readonly from?: number;
}
