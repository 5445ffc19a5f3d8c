import { type Thread, type Words } from './thread.ts';

/** What brings the words of families and their companions to each other. */
export type WordsEffect =
  /** Words of a family for its companion; urgent ones go to the person on duty too. */
  | {
      readonly kind: 'relay';
      readonly id: string;
      readonly words: Words;
      readonly urgent: boolean;
      /** True where the companion ended the talk: the coordinators read them instead. */
      readonly staff?: boolean;
      /** Who answered the urgent words before these, and reads them in place of all on duty. */
      readonly to?: string;
      /** True for what comes behind an answer to urgent words: it waits for no morning, and is no new alarm. */
      readonly atOnce?: true;
    }
  /** Words of a volunteer for a family that wrote; `urgent`: they answer urgent words. */
  | {
      readonly kind: 'reply';
      readonly id: string;
      readonly to: string;
      readonly words: Words;
      readonly urgent?: boolean;
    }
  /** One side ends the talk or opens it again: a volunteer with the family `to`, a family (null) with its companion. */
  | { readonly kind: 'talk'; readonly id: string; readonly to: string | null; readonly open: boolean }
  /** Words of a family that nobody answered, for its next companion (`to`), a stand-in or a coordinator. */
  | {
      readonly kind: 'unanswered';
      readonly id: string;
      readonly thread: Thread;
      readonly to?: string;
      /** True for what a family in need wrote on: it waits for no morning. */
      readonly atOnce?: true;
    };
