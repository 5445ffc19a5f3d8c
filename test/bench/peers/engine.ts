import { type Contact, newContact } from '../../../src/domain/contact/contact.ts';
import { advance } from '../../../src/engine/advance.ts';
import { createWorlds } from '../../../src/engine/script.ts';
import { noteSettled } from '../../../src/engine/settled.ts';
import { scriptOf } from '../../support/script-of.ts';
import { checkInFlow } from './check-in-flow.ts';
import { type Peer } from './peer.ts';

function stranger(person: number, at: number): Contact {
  const known = { name: 'Siti Aminah', language: 'id', timezone: 'Asia/Jakarta', stranger: true };
  return newContact({ id: `c${person}`, at, addresses: [`simulator:p${person}`], ...known });
}

/** The engine alone, on contacts in memory; what it sends counts as sent at once. */
export function createEngine(): Peer {
  const worlds = createWorlds(scriptOf({ kabar: checkInFlow }, { quietHours: null }));
  const contacts = new Map<number, Contact>();
  let events = 0;
  return {
    say: (person, text) => {
      const now = Date.now();
      const contact = contacts.get(person) ?? stranger(person, now);
      const world = worlds({ now, unseen: () => false, older: () => undefined });
      const from = `simulator:p${person}` as const;
      const message = { from, text, media: [], tap: null, startCode: null, edited: false, sentAt: null };
      const turn = advance(world, contact, { id: `e${++events}`, at: now, kind: 'message', message });
      contacts.set(
        person,
        turn.effects.reduce(
          (after, effect) =>
            effect.kind === 'send' ? noteSettled(after, effect.id, { at: now, arrived: true }) : after,
          turn.contact,
        ),
      );
      return Promise.resolve();
    },
    settled: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
