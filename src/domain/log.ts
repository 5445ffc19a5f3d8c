/** Writes one line of the log: what happened, with figures and ids; never a person's words, names or numbers. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  what: string,
  about?: { readonly [key: string]: string | number | boolean },
) => void;
