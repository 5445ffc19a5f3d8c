import { lines } from '../peers/texts.ts';
import { type Peer } from '../peers/peer.ts';

interface Crowd {
  /** The number of the first one; those before are others. */
  readonly from: number;
  readonly people: number;
  /** How many talk at once, each waiting for the answer before writing on. */
  readonly at: number;
}

/** Lets people check in; answers how many milliseconds each turn took. */
export async function checkInPeople(peer: Peer, { from, people, at }: Crowd): Promise<readonly number[]> {
  const times: number[] = [];
  let next = from;
  const talk = async (): Promise<void> => {
    while (next < from + people) {
      const person = next++;
      for (const line of lines) {
        const begun = performance.now();
        await peer.say(person, line);
        times.push(performance.now() - begun);
      }
    }
  };
  await Promise.all(Array.from({ length: at }, talk));
  return times;
}
