/**
 * Counts messages that the process before us may have sent already: it died, and nobody knows whether they had left.
 */
export interface PossibleRepeats {
  /** Somebody else sent over the channel until now. */
  renew(): void;
  /** Whether what this contact is sent, and may have been sent before us, is to be counted as a repeat. */
  take(contact: string): boolean;
}

/**
 * What was out and not written down (the pacer lets six be so), and about as many that were under way: whoever sends
 * what was left behind begins with these. What stood behind them had not been attempted, nor had a contact's second.
 */
const most = 12;

/** A count that begins with the process: whoever ran before it may have died too. */
export function createPossibleRepeats(): PossibleRepeats {
  const counted = new Set<string>();
  return {
    renew: () => {
      counted.clear();
    },
    take: (contact) => {
      const isOne = counted.size < most && !counted.has(contact);
      if (isOne) {
        counted.add(contact);
      }
      return isOne;
    },
  };
}
