import { type Address } from '../../domain/contact/address.ts';
import { type Incoming } from '../../domain/message.ts';
import { type Taken } from '../companion.ts';
import { ContactGone } from '../contact-gone.ts';
import { findSpeaker, type Speaker } from './find-speaker.ts';
import { type Came, handToSpeaker } from './hand-to-speaker.ts';
import { findMeant } from '../household/find-meant.ts';
import { inLanes } from '../attend/lanes.ts';
import { Misrouted } from './misrouted.ts';
import { type Names } from '../names.ts';
import { type Path } from '../path.ts';

/** Whoever is erased again and again while a message looks for them: then the network hands it over once more. */
const mostTries = 5;

/** The door: finds who speaks at the address, masks and cleans, and hands the event to their list. */
export function createReceive(path: Path, names: Names): (incoming: Incoming) => Promise<Taken> {
  return async (incoming) => {
    const came = { incoming, order: path.order() };
    const addresses = addressesOf(incoming);
    // Only finding the speaker is in the addresses' lanes: the next message need not wait for this one's commit.
    const { taken } = await inLanes(path.lanes, addresses, async () => {
      const speaker = await findFor(path, names, incoming);
      const { taken: first } = await handToSpeaker(path, names, came, speaker);
      const inTheEnd = first.catch((fault: unknown) => {
        if (!isMistaken(fault)) {
          throw fault;
        }
        const again = handAgain(path, names, came);
        path.trusted.add(addresses, speaker.id, again);
        return again;
      });
      if (speaker.knownBy !== undefined) {
        path.trusted.add(addresses, speaker.id, inTheEnd);
      }
      return { taken: inTheEnd };
    });
    return taken;
  };
}

function addressesOf({ also = [], message }: Incoming): readonly [Address, ...Address[]] {
  return [message.from, ...also];
}

/** Erased in this very moment, then what they write now comes from a stranger; or somebody else speaks there. */
function isMistaken(fault: unknown): boolean {
  return fault instanceof ContactGone || fault instanceof Misrouted;
}

/** Who speaks there, once what came before from there is with whom it is for. */
async function findFor(path: Path, names: Names, incoming: Incoming): Promise<Speaker> {
  const addresses = addressesOf(incoming);
  const speaker = recallSpeaker(path, addresses) ?? (await lookUp(path, names, incoming));
  return (await path.trusted.wait(addresses, speaker.id)) ? lookUp(path, names, incoming) : speaker;
}

/** Who is known to be alone at the addresses; what is taken so is looked up when it turns out that we may be wrong. */
function recallSpeaker({ speakers }: Path, addresses: readonly Address[]): Speaker | undefined {
  const sole = speakers.find(addresses);
  return sole && { id: sole.id, household: [sole.id], rows: [], knownBy: sole.readAt };
}

async function lookUp(path: Path, names: Names, incoming: Incoming): Promise<Speaker> {
  return findMeant(path, await findSpeaker(path, names, addressesOf(incoming)), incoming.message);
}

/**
 * Hands over what came back, by looking who speaks there, so that it is not misrouted once more. What came back goes
 * one after the other as it came, in lanes of its own: what came after it waits for it in the addresses' lanes.
 */
function handAgain(path: Path, names: Names, came: Came): Promise<Taken> {
  const lanes = addressesOf(came.incoming).map((each) => `again ${each}`);
  return inLanes(path.lanes, lanes, async () => {
    for (let tries = 1; ; tries++) {
      try {
        const speaker = await lookUp(path, names, came.incoming);
        return await (
          await handToSpeaker(path, names, came, speaker)
        ).taken;
      } catch (fault) {
        if (!isMistaken(fault) || tries === mostTries) {
          throw fault;
        }
      }
    }
  });
}
