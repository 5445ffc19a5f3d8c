import { type Contact } from '../../domain/contact/contact.ts';
import { type EffectOf } from '../../domain/effect.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Settlement } from '../../runner/path.ts';
import { say, type Tongue } from '../../engine/say.ts';
import { type Doers } from '../tasks/find-doers.ts';
import { contactIncident } from '../contact-incident.ts';

/** Words for somebody else become an event of theirs; with nobody to get them an incident says so. */
export function notify(
  effect: EffectOf<'notify'>,
  contact: Contact,
  about: {
    readonly readers: Doers;
    readonly tongue: Tongue;
    readonly now: Instant;
  },
): Settlement {
  const { said, text, atOnce = false } = effect;
  const { tongue, now } = about;
  const { people: recipients } = about.readers;
  if (recipients.length === 0) {
    const detail = `a notice of step ${effect.step} has nobody to get it`;
    const key = `notify:${effect.flow}:${effect.step}:${contact.id}`;
    return {
      rows: [contactIncident({ what: 'no_recipient', key, flow: effect.flow, detail }, contact, now)],
      happen: [],
    };
  }
  return {
    rows: [],
    happen: othersOf(recipients, said ? contact : null).map(({ id, language, name }) => ({
      contact: id,
      event: {
        id: `${effect.id}.${id}`,
        at: now,
        kind: 'notice',
        text: said ? say(said, { language, name }, tongue) : text,
        media: [],
        from: contact.id,
        urgent: atOnce,
      },
    })),
  };
}

/** Nobody is told of themselves what the product tells others about them. */
function othersOf(recipients: readonly Contact[], about: Contact | null): readonly Contact[] {
  return recipients.filter(({ id }) => id !== about?.id);
}
