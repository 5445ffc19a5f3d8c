import { formatMoment } from '../calendar/format-moment.ts';
import { offsetOf, wallOf } from '../calendar/zone.ts';
import { type Args, type Builtins, builtin } from '../builtin.ts';
import { toDate, toDateTime, toTime } from '../convert-time.ts';
import { type Data } from '../data.ts';
import { type Evaluation } from '../evaluation.ts';
import { formatData } from '../format-data.ts';
import { toText } from '../to-text.ts';
import { zoneNamed } from './date-functions.ts';

const layoutOf = (evaluation: Evaluation, layout: Data | undefined, usual: string): string =>
  layout === undefined ? usual : toText(evaluation, layout);

function formatDate(evaluation: Evaluation, [value, layout]: Args<1>): Data {
  const { dateFormat, language } = evaluation.environment;
  const wall = { ...toDate(evaluation, value), nanos: 0 };
  return formatMoment({ wall, offset: 0, language }, layoutOf(evaluation, layout, dateFormat), 'date');
}

function formatDateTime(evaluation: Evaluation, [value, layout, zone]: Args<1>): Data {
  const { dateFormat, timeFormat, language } = evaluation.environment;
  const moment = toDateTime(evaluation, value);
  const written = layoutOf(evaluation, layout, `${dateFormat} ${timeFormat}`);
  const seen = { ...moment, zone: zoneNamed(evaluation, zone) };
  const offset = offsetOf(seen);
  return formatMoment({ wall: wallOf(seen), offset, language }, written, 'datetime');
}

function formatTime(evaluation: Evaluation, [value, layout]: Args<1>): Data {
  const { timeFormat, language } = evaluation.environment;
  const wall = { year: 0, month: 1, day: 1, nanos: toTime(value).nanos };
  return formatMoment({ wall, offset: 0, language }, layoutOf(evaluation, layout, timeFormat), 'time');
}

/** Functions that write values as people here do. */
export const formatFunctions: Builtins = {
  format: builtin(1, 1, (evaluation, [value]) => formatData(evaluation, value)),
  format_date: builtin(1, 2, formatDate),
  format_datetime: builtin(1, 3, formatDateTime),
  format_time: builtin(1, 2, formatTime),
};
