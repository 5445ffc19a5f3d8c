import { type BinaryNode } from '@whiskeysockets/baileys';

/** What is to happen to a stanza or a call to the media host instead of the usual. */
export type Fault =
  /** Answered with an error, nothing done. */
  | { readonly kind: 'refuse'; readonly code: number; readonly attrs: Readonly<Record<string, string>> }
  /** Read, and never answered; nothing done. */
  | { readonly kind: 'hang' }
  /** Done, and never answered. */
  | { readonly kind: 'forget' }
  /** Done and answered, after so many milliseconds. */
  | { readonly kind: 'delay'; readonly by: number }
  /** Read, and the connection cut; nothing done. */
  | { readonly kind: 'drop' }
  /** Done, and the connection cut before the answer. */
  | { readonly kind: 'lose' }
  /** Not done, and answered with this. */
  | { readonly kind: 'answer'; readonly content: BinaryNode[] };

/** Faults by name, as they are scripted. */
export const fault = {
  refuse: (code: number, attrs: Readonly<Record<string, string>> = {}): Fault => ({
    kind: 'refuse',
    code,
    attrs,
  }),
  delay: (by: number): Fault => ({ kind: 'delay', by }),
  answer: (...content: BinaryNode[]): Fault => ({ kind: 'answer', content }),
  hang: { kind: 'hang' },
  forget: { kind: 'forget' },
  drop: { kind: 'drop' },
  lose: { kind: 'lose' },
} as const;

/**
 * The faults that are still to come. `what` is one of `login`, `registration`, `link`, `message`, `receipt` (or one
 * kind of them: `receipt:read`, `receipt:server-error`, …), `upload`, `download`, or an iq by its namespace
 * (`iq:usync`) or by its namespace and first part (`iq:encrypt:count`).
 */
export interface Faults {
  /** The next of these (one each) go wrong in these ways; then all is well again. */
  script(what: string, ...faults: readonly Fault[]): void;
  /** Every one of these goes wrong in this way until it is given null. */
  always(what: string, fault: Fault | null): void;
  /** The fault for what has these names, the closest first. */
  take(...names: readonly string[]): Fault | undefined;
}

/** Makes a script on which nothing goes wrong. */
export function createFaults(): Faults {
  const scripts = new Map<string, Fault[]>();
  const standing = new Map<string, Fault>();
  return {
    script: (what, ...faults) => {
      scripts.set(what, [...(scripts.get(what) ?? []), ...faults]);
    },
    always: (what, one) => {
      if (one === null) {
        standing.delete(what);
      } else {
        standing.set(what, one);
      }
    },
    take: (...names) => {
      const scripted = names.find((name) => (scripts.get(name)?.length ?? 0) > 0);
      return scripted === undefined
        ? names.map((name) => standing.get(name)).find((one) => one !== undefined)
        : scripts.get(scripted)?.shift();
    },
  };
}
