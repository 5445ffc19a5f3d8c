import { type Contact } from '../domain/contact.ts';
import { type Instant } from '../domain/clock.ts';
import { rehearse, type Rehearsal } from '../engine/rehearse.ts';
import { createWorlds, type Script } from '../engine/script.ts';

/** A rehearsal of a script: no quiet hours, caps, pace or consent, and each message counts as seen. */
export function openRehearsal(script: Script, contact: Contact, now: Instant): Rehearsal {
  const manners = {
    ...script.manners,
    takenSign: null,
    quietHours: null,
    fridayPrayer: null,
    cap: null,
    consent: false,
    care: { silence: null, visits: [] },
  };
  const worlds = createWorlds({ ...script, manners });
  return rehearse({
    contact,
    now,
    worldAt: (at) => worlds({ now: at, unseen: () => false, older: () => undefined }),
  });
}
