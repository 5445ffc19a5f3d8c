import { type Broadcast } from '../../domain/broadcast.ts';
import { type Telling } from '../people/days-ago.ts';
import { timeOf } from '../people/time-of.ts';
import { readMoment } from './read-moment.ts';

/** By which clock and in which words a page tells moments. */
export type TellingTime = Telling & { readonly language: string };

/** When it began or is to begin; of a draft without a moment: as soon as somebody starts it. */
export function whenWords({ at, local, startedAt }: Broadcast, telling: TellingTime): string {
  const { phrase, language } = telling;
  if (local !== null) {
    const time = timeOf(readMoment(local, 'UTC') ?? 0, { language, timezone: 'UTC' });
    return phrase('announce_own_clock', { time });
  }
  const moment = startedAt === null ? at : Math.max(at ?? 0, startedAt);
  return moment === null ? phrase('announce_at_once') : timeOf(moment, telling);
}
