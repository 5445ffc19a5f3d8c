/** Words with a number each. */
export interface Numbered {
  readonly [word: string]: number;
}

/** The parts of a day that a time can be told in. */
export type DayPart = 'morning' | 'midday' | 'afternoon' | 'night';

/** The words of one language that answers are read by; all folded (lower case, no apostrophes). */
export interface Language {
  /** Words that are a number by themselves. */
  readonly numbers: Numbered;
  /** Words that add to the number before them: ten in three-teen, twenty in "pitu likur". */
  readonly teens: Numbered;
  /** Words for a place in a list: second. */
  readonly ordinals: Numbered;
  /** Words that multiply the number before them. */
  readonly scales: Numbered;
  /** Words that may stand inside one number: one hundred and five. */
  readonly joins: readonly string[];
  /** The spoken decimal sign. */
  readonly points: readonly string[];
  readonly minus: readonly string[];
  readonly months: Numbered;
  /** 0 is Sunday. */
  readonly weekdays: Numbered;
  /** Days counted from today, in one word or several. */
  readonly days: Numbered;
  /** Words before the number of a day, of a month, of a year. */
  readonly dayMarks: readonly string[];
  readonly monthMarks: readonly string[];
  readonly yearMarks: readonly string[];
  /** The word for days that are counted, and for weeks. */
  readonly dayUnits: readonly string[];
  readonly weekUnits: readonly string[];
  /** After something that recurs: the next one, the one that has been, this one. */
  readonly next: readonly string[];
  readonly last: readonly string[];
  readonly current: readonly string[];
  /** Words before an hour, and for the units of a duration. */
  readonly hourMarks: readonly string[];
  readonly timeUnits: readonly string[];
  /** Behind a stretch of time: once in it. */
  readonly once: readonly string[];
  readonly now: readonly string[];
  readonly dayParts: { readonly [word: string]: DayPart };
  /** Minutes after and before the hour. */
  readonly past: readonly string[];
  readonly to: readonly string[];
  readonly yes: readonly string[];
  /** Yes only where nothing else says no: done, can, may. */
  readonly perhapsYes: readonly string[];
  readonly no: readonly string[];
  /** No to what follows: not, do not. */
  readonly negations: readonly string[];
  /** Takes back or forbids the day or number that it stands beside: called off, do not. */
  readonly refusals: readonly string[];
  /** After a negation these say that something does not come about: "gak jadi". */
  readonly happens: readonly string[];
  /** Makes a choice doubtful, but may belong to its label: not yet, less. */
  readonly doubts: readonly string[];
  /** Spellings of what is one word in a choice: not yet, and done already. */
  readonly notYet: readonly string[];
  readonly already: readonly string[];
  /** Two things are offered, of which one may be meant: or, between. */
  readonly alternatives: readonly string[];
  /** Between two of a row, of which neither is the one: until, and. */
  readonly spans: readonly string[];
  /** With these it is neither yes nor no, whatever else is said: maybe. */
  readonly unsure: readonly string[];
  /** After a negation these make no "no": not know, no matter. */
  readonly excused: readonly string[];
  /** After a "yes" these make an outcry of it: O God. */
  readonly called: readonly string[];
  /** Says nothing about the answer: forms of address, particles. */
  readonly fillers: readonly string[];
  /** Stands before the number of a choice. */
  readonly numberLeads: readonly string[];
}
