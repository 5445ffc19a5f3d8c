import { type PeerName } from '../task.ts';
import { type Comparison, type Sample } from '../sample.ts';
import { type Bench, type Place } from './bench.ts';

const ours: readonly PeerName[] = ['ours-embedded', 'ours-mongodb'];
const theirs: readonly PeerName[] = ['telegraf-mongodb', 'builderbot-memory', 'driver-majority'];

/** BuilderBot's memory is read from end to end at each turn, so that its rate falls with what was said before. */
async function measureAll(place: Place, at: number): Promise<ReadonlyMap<PeerName, Sample>> {
  const people = place.quick ? 200 : 2000;
  const samples = new Map<PeerName, Sample>();
  for (const peer of [...ours, ...theirs]) {
    samples.set(peer, await place.measure({ kind: 'check-in', peer, people, at }));
  }
  return samples;
}

/** The check-in of 2,000 people, so many at once, ours with both stores against every peer. */
export function createCheckInBench(at: number): Bench {
  const name = `check-in-${at}`;
  return {
    name,
    run: async (place) => {
      const samples = await measureAll(place, at);
      const compare = (our: PeerName, their: PeerName): Comparison => ({
        bench: `${name}/${our.replace('ours-', '')}`,
        against: their,
        ours: samples.get(our) ?? {},
        theirs: samples.get(their) ?? {},
      });
      return ours.flatMap((our) => theirs.map((their) => compare(our, their)));
    },
  };
}
