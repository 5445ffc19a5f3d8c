/** What was found when an installation was looked at: sound, wrong, or worth knowing; with what to do about it. */
export interface Finding {
  readonly level: 'ok' | 'bad' | 'note';
  /** For operators; holds nothing personal. */
  readonly what: string;
}

/** `ok` where it is sound, else `bad` with what to do. */
export function judge(sound: boolean, what: string, remedy: string): Finding {
  return sound ? { level: 'ok', what } : { level: 'bad', what: `${what}; ${remedy}` };
}

/** Something worth knowing. */
export function note(what: string): Finding {
  return { level: 'note', what };
}
