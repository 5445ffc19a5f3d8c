import { dayNumber } from '../../src/domain/time/day.ts';
import { openTalk, type Talk } from './engine-world.ts';
import { type TalkParts } from './script-of-talk.ts';
import { agreed, monday } from './somebody.ts';

/** A flow with one question that comes by a trigger. */
export function timedFlow(trigger: string, more = ''): string {
  return `for: [beneficiary]\ntriggers:\n  - ${trigger}\nsteps:\n  - ask: Apa kabar?\n    id: mood\n    remind: []\n    timeout: { after: 6h, goto: end }\n${more}`;
}

/** A talk with somebody who agreed, right after a Monday's eight o'clock, with all that is to come planned. */
export function openTimed(source: string, parts: Partial<TalkParts> = {}): Talk {
  const talk = openTalk({
    flows: { kabar: source },
    now: monday + 1,
    ...parts,
    contact: { ...agreed, ...parts.contact },
  });
  // Any turn plans.
  talk.happen({ kind: 'handback' });
  return talk;
}

/** When conversations began, as the contact's clock in that zone shows it. */
export function starts(talk: Talk, zone = 'Asia/Jakarta'): readonly string[] {
  return talk
    .effects('session')
    .filter(({ status }) => status === 'active')
    .map(({ at }) => new Date(at).toLocaleString('sv', { timeZone: zone }).slice(0, 16));
}

/** Why runs did not begin. */
export function held(talk: Talk): readonly string[] {
  return talk.effects('delivery').map(({ reason }) => reason ?? '');
}

/** One day of a calendar, with the minute to which it moves all hours. */
export function oneDay(year: number, month: number, date: number, at: number | null) {
  const number = dayNumber({ year, month, day: date });
  return { from: number, to: number, name: null, at };
}
