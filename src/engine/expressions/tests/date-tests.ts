import { dayNumber } from '../../../domain/time/day.ts';
import { type DateTime } from '../calendar/moment.ts';
import { findTime } from '../calendar/read-time.ts';
import { wallOf } from '../calendar/zone.ts';
import { type Builtins, builtin } from '../builtin.ts';
import { momentRead, nowIn, readDateTime, toDate, toDateTime } from '../convert-time.ts';
import { type Evaluation } from '../evaluation.ts';
import { toText } from '../to-text.ts';
import { holdsIfFound } from './test-result.ts';

/** The first date in a text; without a time it is at the present time of day. */
function findMoment(evaluation: Evaluation, text: string): DateTime | undefined {
  const found = readDateTime(evaluation, text);
  if (found === undefined) {
    return undefined;
  }
  const { nanos = wallOf(nowIn(evaluation)).nanos } = found;
  return momentRead({ ...found, nanos }, found.zone, evaluation.environment.timezone);
}

const comparing = (passes: (order: number) => boolean) =>
  builtin(2, 2, (evaluation, [text, date]) => {
    const wanted = dayNumber(toDate(evaluation, toDateTime(evaluation, date)));
    const found = findMoment(evaluation, toText(evaluation, text));
    const matches = found !== undefined && passes(dayNumber(toDate(evaluation, found)) - wanted);
    return holdsIfFound(matches ? found : undefined);
  });

/** Tests of the date or the time in a text; dates are compared by days. */
export const dateTests: Builtins = {
  has_date: builtin(1, 1, (evaluation, [text]) =>
    holdsIfFound(findMoment(evaluation, toText(evaluation, text))),
  ),
  has_date_eq: comparing((order) => order === 0),
  has_date_lt: comparing((order) => order < 0),
  has_date_gt: comparing((order) => order > 0),
  has_time: builtin(1, 1, (evaluation, [text]) => holdsIfFound(findTime(toText(evaluation, text)))),
};
