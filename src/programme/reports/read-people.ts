import { setImmediate as letOthers } from 'node:timers/promises';
import { type Contact } from '../../domain/contact/contact.ts';
import { type Instant } from '../../domain/time/clock.ts';
import { contactsInPages } from '../records/contacts-in-pages.ts';
import { type Records } from '../records/records.ts';
import { type Silence, type Standing, standingOf } from './standing.ts';

/** Somebody as a list of people shows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly village: string | null;
  /** Null: they never wrote. */
  readonly heardAt: Instant | null;
}

/** A family with how it stands. */
export interface Family extends Person {
  readonly companion: string | null;
  readonly standing: Standing;
  /** What it last answered to a question, in its own words; null where that is not known any more. */
  readonly answer: { readonly text: string; readonly at: Instant } | null;
}

/** A volunteer with what lies before them. */
export interface Volunteer extends Person {
  readonly families: number;
  /** Of these: not heard from for so long that somebody is to look. */
  readonly silent: number;
  readonly openTasks: number;
  readonly overdueTasks: number;
  /** Until when they are away; null: they are there. */
  readonly awayUntil: Instant | null;
}

/** Everybody of a programme but its coordinators, in the order of their names. */
export interface People {
  readonly families: readonly Family[];
  readonly volunteers: readonly Volunteer[];
}

const page = 250;

/** Reads everybody, a page at a time, so that others are served meanwhile. */
export async function readPeople(
  records: Pick<Records, 'contacts'>,
  about: { readonly now: Instant; readonly silence: Silence },
): Promise<People> {
  const families: Family[] = [];
  const volunteers: Contact[] = [];
  for await (const found of contactsInPages(records, { limit: page })) {
    for (const contact of found) {
      if (contact.role === 'beneficiary') {
        families.push(familyOf(contact, about));
      } else if (contact.role === 'volunteer') {
        volunteers.push(contact);
      }
    }
  }
  // To put twenty thousand in order takes about as long as others may be kept waiting.
  await letOthers();
  const caseloads = countCaseloads(families);
  const people = {
    families: inOrder(families),
    volunteers: inOrder(volunteers.map((each) => volunteerOf(each, caseloads, about.now))),
  };
  await letOthers();
  return people;
}

/** By name, and of one name always in the same order. A collator would hold up everybody for a tenth of a second. */
function inOrder<T extends Person>(people: readonly T[]): readonly T[] {
  return people
    .map((person) => ({ person, key: `${person.name.toLowerCase()}\n${person.id}` }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ person }) => person);
}

function personOf({ id, name, village, lastHeardAt }: Contact): Person {
  return { id, name, village, heardAt: lastHeardAt };
}

function familyOf(contact: Contact, about: { readonly now: Instant; readonly silence: Silence }): Family {
  const { lastAnswer, companion } = contact;
  return {
    ...personOf(contact),
    companion,
    standing: standingOf(contact, about),
    answer: lastAnswer && { text: lastAnswer.text, at: lastAnswer.at },
  };
}

interface Caseload {
  readonly families: number;
  readonly silent: number;
}

function countCaseloads(families: readonly Family[]): ReadonlyMap<string, Caseload> {
  const caseloads = new Map<string, Caseload>();
  for (const { companion, standing } of families) {
    if (companion !== null) {
      const before = caseloads.get(companion) ?? { families: 0, silent: 0 };
      const isSilent = standing === 'silent' || standing === 'long_silent';
      caseloads.set(companion, {
        families: before.families + 1,
        silent: before.silent + (isSilent ? 1 : 0),
      });
    }
  }
  return caseloads;
}

function volunteerOf(contact: Contact, caseloads: ReadonlyMap<string, Caseload>, now: Instant): Volunteer {
  const { tasks = [], away } = contact;
  const caseload = caseloads.get(contact.id) ?? { families: 0, silent: 0 };
  return {
    ...personOf(contact),
    ...caseload,
    openTasks: tasks.length,
    overdueTasks: tasks.filter(({ due }) => due < now).length,
    awayUntil: away && away.until > now ? away.until : null,
  };
}
