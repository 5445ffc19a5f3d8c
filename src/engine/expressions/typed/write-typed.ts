import { dayText } from '../../../domain/time/day.ts';
import { isoDateTime, isoTime } from '../calendar/iso.ts';
import { type DateTime, divide, SECOND } from '../calendar/moment.ts';
import { type ArrayData, type Data, type ObjectData } from '../data.ts';
import { writeDecimal } from '../decimal.ts';
import { type Typed } from './typed.ts';

/** Writes a value so that it says its type. */
export function toTyped(data: Data): Typed {
  if (data === null || typeof data !== 'object') {
    return data;
  }
  if (data.kind === 'array') {
    return data.items.map(toTyped);
  }
  return data.kind === 'object' ? writeFields(data) : writeTagged(data);
}

function writeTagged(data: Exclude<Data, null | string | boolean | ArrayData | ObjectData>): Typed {
  switch (data.kind) {
    case 'number':
      return { $number: writeDecimal(data) };
    case 'datetime':
      return { $datetime: writeExactly(data), tz: /^[+-]/.test(data.zone) ? '' : data.zone };
    case 'date':
      return { $date: dayText(data) };
    case 'time':
      return { $time: isoTime(data) };
    case 'function':
      return { $function: data.name };
    case 'error':
      return { $error: data.message };
  }
}

/** RFC 3339 with as many decimal places as are needed. */
function writeExactly(moment: DateTime): string {
  const { rest } = divide(moment.nanos, SECOND);
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(9, '0').replace(/0+$/, '')}`;
  return isoDateTime(moment).replace(/\.\d+/, fraction);
}

function writeFields({ properties, fallback, deprecated }: ObjectData): Typed {
  const entries = [...properties].map(([key, each]) => {
    const value = toTyped(each);
    const warning = deprecated?.get(key.toLowerCase());
    return [key, warning === undefined ? value : { $deprecated: warning, value }] as const;
  });
  return Object.fromEntries(
    fallback === undefined ? entries : [['__default__', toTyped(fallback())] as const, ...entries],
  );
}
