import { type PhraseKey } from './phrase-key.ts';
import { type Day } from './time/day.ts';

/** One of the product's own texts, to be said in the language of who gets it. */
export interface Said {
  readonly key: PhraseKey;
  readonly values: Readonly<Record<string, SaidValue>>;
}

/** What a text mentions: words as they are, a day, or further texts, a line each. */
export type SaidValue = string | { readonly day: Day } | readonly Said[];
