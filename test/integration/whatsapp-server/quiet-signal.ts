/** Keeps libsignal's own words, which tell whole sessions, off the console of a test. */
export function quietSignal(): void {
  const target = globalThis.console;
  for (const level of ['info', 'warn', 'error', 'log'] as const) {
    const say = target[level].bind(target);
    target[level] = (...words: unknown[]) => {
      if (!SIGNAL.test(String(words[0]))) {
        say(...words);
      }
    };
  }
}

const SIGNAL =
  /^(Closing|Removing|Opening|Session already|Decrypted message|Failed to decrypt|Session error|V1 session|Migrating session)/;
