import { subjectOf } from '../../domain/task.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { type Contact } from '../../domain/contact/contact.ts';
import { type WordsEffect } from '../../domain/words-effect.ts';
import { type Event } from '../../domain/event.ts';
import { type Words } from '../../domain/thread.ts';
import { type Settlement } from '../../runner/path.ts';
import { contactIncident } from '../contact-incident.ts';

/** Words of a family become an event of its companion; urgent ones of whoever is on duty too. */
export function relayWords(
  { id, urgent, atOnce }: Extract<WordsEffect, { readonly kind: 'relay' }>,
  contact: Contact,
  about: {
    readonly companions: readonly Contact[];
    readonly onDuty: readonly Contact[];
    readonly words: Words;
    readonly now: Instant;
  },
): Settlement {
  const { words, now } = about;
  const readers = new Set([...about.onDuty, ...about.companions].map((each) => each.id));
  // A volunteer on duty who writes so knows it already.
  readers.delete(contact.id);
  if (readers.size === 0) {
    const detail = urgent ? 'urgent words have nobody to read them' : 'words have nobody to read them';
    return { rows: [nobody(contact, detail, now)], happen: [] };
  }
  const from = subjectOf(contact);
  return {
    rows: [],
    happen: [...readers].map((reader) => ({
      contact: reader,
      event: {
        id: `${id}.${reader}`,
        at: now,
        kind: 'words',
        from,
        words,
        urgent,
        ...(atOnce && { atOnce }),
      },
    })),
  };
}

/** Words of a companion become an event of the family. */
export function replyWords(
  { id, to, urgent = false }: Extract<WordsEffect, { readonly kind: 'reply' }>,
  contact: Contact,
  { words, now }: { readonly words: Words; readonly now: Instant },
): Settlement {
  const by = { contact: contact.id, role: contact.role };
  const event: Event = {
    id: `${id}.reply`,
    at: now,
    kind: 'companion_words',
    from: contact.name,
    words,
    by,
    urgent,
  };
  return { rows: [], happen: [{ contact: to, event }] };
}

/** Words that a volunteer left unanswered go to the next companion or who stands in, else to the coordinators. */
export function passOn(
  { id, thread, to, atOnce }: Extract<WordsEffect, { readonly kind: 'unanswered' }>,
  contact: Contact,
  about: {
    readonly coordinators: readonly Contact[];
    readonly standIn: string | null;
    /** Nobody has answered urgent words: the coordinators are reminded, whoever left them unanswered too. */
    readonly again: boolean;
    readonly words: Words;
    readonly now: Instant;
  },
): Settlement {
  const { now, words, again } = about;
  const standIn = to ?? about.standIn;
  const coordinators = about.coordinators.map((each) => each.id);
  const all = standIn === null ? coordinators : [standIn];
  const readers = all.filter((each) => each !== contact.id);
  const detail = 'unanswered words have nobody else to read them';
  return {
    rows: readers.length === 0 ? [nobody(contact, detail, now)] : [],
    happen: (again ? all : readers).map((reader) => ({
      contact: reader,
      event: {
        id: `${id}.${reader}`,
        at: now,
        kind: 'words',
        from: thread.with,
        words,
        urgent: thread.urgent,
        ...(again && { again }),
        ...(atOnce && { atOnce }),
      },
    })),
  };
}

function nobody(contact: Contact, detail: string, now: Instant) {
  return contactIncident(
    { what: 'no_recipient', key: `words:${contact.id}`, flow: null, detail },
    contact,
    now,
  );
}
