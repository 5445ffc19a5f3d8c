import { type Instant } from '../../domain/time/clock.ts';
import { villageOf } from '../../domain/locate-village.ts';
import { type Journey } from '../graduation/journey.ts';
import { type Card } from '../records/card.ts';
import { type Records } from '../records/records.ts';
import { type Silence, type Standing, standingOf } from './standing.ts';

/** Somebody as a list of people shows them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** With its sub-district where that is known. */
  readonly village: string | null;
  /** Null: they never wrote. */
  readonly heardAt: Instant | null;
}

/** A family with how it stands. */
export interface Family extends Person {
  readonly companion: string | null;
  readonly standing: Standing;
  readonly journey: Journey;
  /** Name and village with its sub-district, as a search compares them. */
  readonly searched: string;
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

/** Everybody, as they stand at a moment. */
export async function readPeople(
  records: Pick<Records, 'cards'>,
  about: { readonly now: Instant; readonly silence: Silence },
): Promise<People> {
  const cards = await records.cards();
  const families = cards.filter(({ role }) => role === 'beneficiary').map((each) => familyOf(each, about));
  const caseloads = countCaseloads(families);
  const volunteers = cards
    .filter(({ role }) => role === 'volunteer')
    .map((each) => volunteerOf(each, caseloads, about.now));
  return { families, volunteers };
}

/** Of twenty thousand it is made for each page: what spreads other objects takes a dozen times as long. */
function familyOf(card: Card, about: { readonly now: Instant; readonly silence: Silence }): Family {
  return {
    id: card.id,
    name: card.name,
    village: villageOf(card),
    heardAt: card.lastHeardAt,
    companion: card.companion,
    standing: standingOf(card, about),
    journey: card.journey,
    searched: card.searched,
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

function volunteerOf(card: Card, caseloads: ReadonlyMap<string, Caseload>, now: Instant): Volunteer {
  const { id, name, lastHeardAt: heardAt, due, awayUntil } = card;
  const caseload = caseloads.get(id) ?? { families: 0, silent: 0 };
  return {
    ...{ id, name, village: villageOf(card), heardAt },
    ...caseload,
    openTasks: due.length,
    overdueTasks: due.filter((each) => each < now).length,
    awayUntil: awayUntil !== null && awayUntil > now ? awayUntil : null,
  };
}
