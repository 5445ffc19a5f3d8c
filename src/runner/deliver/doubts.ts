/** How many messages may be repeats after whoever sent before us died, of which nobody knows whether they had left. */
export interface Doubts {
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

/** At a start the process before us may have died too. */
export function createDoubts(): Doubts {
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
