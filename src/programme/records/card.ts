import { type Contact } from '../../domain/contact/contact.ts';
import { newsAt } from '../../domain/contact/news-at.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { villageOf } from '../../domain/locate-village.ts';
import { foldText } from '../../domain/text/fold-text.ts';
import { type Journey, progressOf } from '../graduation/journey.ts';

/** What lists and counts of people need of somebody; their words and their plans are no part of it. */
export interface Card extends Pick<
  Contact,
  'id' | 'name' | 'role' | 'village' | 'place' | 'companion' | 'groups' | 'lastHeardAt' | 'ticket'
> {
  readonly consent: Pick<Contact['consent'], 'status'>;
  readonly reachable: boolean;
  /** When there last was news of them; before the first, when they came. */
  readonly newsAt: Instant;
  /** How far a family is on its way to needing no aid. */
  readonly journey: Journey;
  /** When their open tasks are due. */
  readonly due: readonly Instant[];
  /** Until when they said that they are away; null: they did not. */
  readonly awayUntil: Instant | null;
  /** Name and village with its sub-district, as a search compares them. */
  readonly searched: string;
  /** Stands before another one's just when they do: by name, and of one name always in the same order. */
  readonly order: string;
}

/** The card of a contact. */
export function cardOf(contact: Contact): Card {
  const { id, name, role, village, place = null, companion, groups } = contact;
  const { lastHeardAt, ticket, consent } = contact;
  return {
    id,
    name,
    role,
    village,
    place,
    companion,
    groups,
    lastHeardAt,
    ticket,
    consent: { status: consent.status },
    reachable: contact.addresses.length > 0,
    newsAt: newsAt(contact),
    journey: progressOf(contact).journey,
    due: contact.tasks?.map(({ due }) => due) ?? [],
    awayUntil: contact.away?.until ?? null,
    searched: foldText(`${name} ${villageOf(contact) ?? ''}`),
    // A collator would hold up everybody for a tenth of a second.
    order: `${name.toLowerCase()}\n${id}`,
  };
}
