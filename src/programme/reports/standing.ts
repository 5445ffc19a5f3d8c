import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant, type Millis } from '../../domain/time/clock.ts';
import { type Journey } from '../graduation/journey.ts';

/**
 * How a family stands with the companion, the most urgent word that is true of it: a human talks with it; it said STOP;
 * it never agreed; it has been silent for so long that a coordinator, or its volunteer, is to look; else it is in
 * touch, and so is who needs no aid any more: nobody waits for a word of theirs.
 */
export const standings = [
  'with_human',
  'long_silent',
  'silent',
  'in_touch',
  'not_joined',
  'stopped',
] as const;

/** One of `standings`. */
export type Standing = (typeof standings)[number];

/** After how long without a word somebody is to look after a family; null: the programme does not look at it. */
export type Silence = { readonly companion: Millis; readonly coordinator: Millis } | null;

/** How a family stands at a moment, by the same lengths of silence that open tasks (`silence` in `programme.yaml`). */
export function standingOf(
  contact: Pick<Contact, 'ticket'> & {
    readonly newsAt: Instant;
    readonly consent: Pick<Contact['consent'], 'status'>;
    readonly journey: Journey;
  },
  { now, silence }: { readonly now: Instant; readonly silence: Silence },
): Standing {
  const { status } = contact.consent;
  if (contact.ticket !== null) {
    return 'with_human';
  }
  if (status === 'opted_out') {
    return 'stopped';
  }
  if (status !== 'opted_in') {
    return 'not_joined';
  }
  const quiet = now - contact.newsAt;
  if (silence === null || contact.journey === 'independent' || quiet < silence.companion) {
    return 'in_touch';
  }
  return quiet < silence.coordinator ? 'silent' : 'long_silent';
}
