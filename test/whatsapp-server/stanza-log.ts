import { type BinaryNode } from '@whiskeysockets/baileys';

/** A stanza that went over a connection, seen from the server. */
export interface LoggedStanza {
  /** `in`: the client sent it. */
  readonly direction: 'in' | 'out';
  /** The number of the account; null before a device is linked. */
  readonly account: string | null;
  readonly node: BinaryNode;
}

/** Every stanza in order, and a way to wait for what is to come. */
export interface StanzaLog {
  readonly stanzas: readonly LoggedStanza[];
  /** What clients sent, by tag. */
  received(tag: string): readonly BinaryNode[];
  /** What clients were sent, by tag. */
  sent(tag: string): readonly BinaryNode[];
  add(stanza: LoggedStanza): void;
  /** Looks again at what is awaited: something happened. */
  stir(): void;
  /** Resolves once the condition holds; rejects after `within` milliseconds (20 s unless told). */
  readonly until: (condition: () => boolean, within?: number) => Promise<void>;
}

/** Makes an empty log. */
export function createStanzaLog(): StanzaLog {
  const stanzas: LoggedStanza[] = [];
  const awaited = new Set<() => void>();
  const pick = (direction: LoggedStanza['direction'], tag: string) =>
    stanzas.filter((one) => one.direction === direction && one.node.tag === tag).map(({ node }) => node);
  const stir = () => {
    awaited.forEach((look) => {
      look();
    });
  };
  return {
    stanzas,
    received: (tag) => pick('in', tag),
    sent: (tag) => pick('out', tag),
    add: (stanza) => {
      stanzas.push(stanza);
      stir();
    },
    stir,
    until: (condition, within = 20_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          awaited.delete(look);
          reject(new Error(`it did not come to that within ${within} ms: ${condition.toString()}`));
        }, within);
        const look = () => {
          if (condition()) {
            awaited.delete(look);
            clearTimeout(timer);
            resolve();
          }
        };
        awaited.add(look);
        look();
      }),
  };
}
