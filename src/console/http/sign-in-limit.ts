import { type Instant, type Millis } from '../../domain/time/clock.ts';

/** How many wrong tokens may come from one address, by the sign-in link or the API, before it waits for a while. */
export interface SignInLimit {
  /** How long an address must wait before it may try again; 0: it may now. */
  readonly waitOf: (address: string) => Millis;
  readonly noteWrong: (address: string) => void;
}

/** So many from one address: whoever mistypes a link needs a few. */
const mostOfOne = 10;
/** So many are remembered; a limit for all together would let one stranger shut everybody out. */
const mostKept = 10_000;
const within: Millis = 15 * 60 * 1000;

/** Counts wrong tokens of the last quarter of an hour; keeps no more than it counts. */
export function createSignInLimit({ now }: { readonly now: () => Instant }): SignInLimit {
  let wrong: readonly { readonly address: string; readonly at: Instant }[] = [];
  return {
    waitOf: (address) => {
      const since = now() - within;
      wrong = wrong.filter(({ at }) => at > since);
      const own = wrong.filter((each) => each.address === address);
      // From when on there is one fewer than the most.
      return (own.at(-mostOfOne)?.at ?? since) - since;
    },
    noteWrong: (address) => {
      wrong = [...wrong.slice(1 - mostKept), { address, at: now() }];
    },
  };
}
