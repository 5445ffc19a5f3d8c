import { type Contact } from '../../domain/contact/contact.ts';
import { dayText } from '../../domain/time/day.ts';
import { localDay } from '../../domain/time/calendar.ts';
import { journeyFields, progressOf } from '../../programme/graduation/journey.ts';
import { type Life } from './live.ts';

/** What a family says, and answers to both questions behind it. */
const sayings = ['Sudah mandiri', 'Ya, sudah bisa', 'Boleh'] as const;
const mostAWeek = 2;
const firstWeek = 3;
const talkTakes = 14 * 86_400_000;

/**
 * From the fourth week on, half of the families of which most things are well say that they need no aid any more; two
 * weeks later, when their volunteers have been there, a coordinator writes it down of one a week.
 */
export async function goTowardsIndependence(life: Life, day: number): Promise<void> {
  const week = Math.floor(day / 7);
  if (week >= firstWeek && day % 7 === 2) {
    await saySo(life, await choose(life, mostAWeek, (each, place) => place % 2 === 0 && isReady(each)));
  } else if (week >= firstWeek && day % 7 === 4) {
    await writeDown(life, await choose(life, 1, (each) => hasTalked(each, life.stage.now())));
  }
}

async function choose(
  { stage, district }: Life,
  most: number,
  fits: (contact: Contact, place: number) => boolean,
): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  for (const [place, { contact }] of district.families.entries()) {
    const now = found.length < most ? await stage.find(contact.id) : undefined;
    if (now && fits(now, place)) {
      found.push(now);
    }
  }
  return found;
}

function isReady(contact: Contact): boolean {
  return contact.session === null && contact.ticket === null && progressOf(contact).journey === 'strong';
}

function hasTalked(contact: Contact, now: number): boolean {
  const { journey, saidOn } = progressOf(contact);
  return journey === 'says_so' && saidOn !== null && Date.parse(saidOn) <= now - talkTakes;
}

async function saySo({ stage, asked }: Life, families: readonly Contact[]): Promise<void> {
  families.forEach(({ id }) => asked.delete(id));
  for (const text of sayings) {
    await stage.say(families.map(({ id }) => ({ by: id, text })));
  }
}

async function writeDown({ stage, independent }: Life, families: readonly Contact[]): Promise<void> {
  for (const { id, timezone } of families) {
    independent.add(id);
    await stage.fillIn(id, journeyFields.since, dayText(localDay(stage.now(), timezone)));
  }
}
