import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { planCampaigns } from '../../engine/campaigns/plan-campaigns.ts';
import { rehearse, type Rehearsal } from '../../engine/rehearse.ts';
import { createWorlds, type Script } from '../../engine/script.ts';
import { type World } from '../../engine/world.ts';

/**
 * A rehearsal of a script: no quiet hours, caps, pace or consent, and each message counts as seen. Nothing comes by
 * its rhythm or date but the flow that is named.
 */
export function openRehearsal(
  script: Script,
  contact: Contact,
  now: Instant,
  scheduled: string | null = null,
): Rehearsal {
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
  const worldAt = (at: Instant): World => {
    const world = worlds({ now: at, unseen: () => false, older: () => undefined });
    const all = world.campaigns.all.filter(({ flow }) => flow === scheduled);
    return { ...world, campaigns: { ...world.campaigns, all } };
  };
  return rehearse({ contact: planCampaigns(contact, worldAt(now)), now, worldAt });
}
