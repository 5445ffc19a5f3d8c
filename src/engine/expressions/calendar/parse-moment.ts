import { isDate } from '../../../domain/time/day.ts';
import { Failure } from '../failure.ts';
import { type LayoutKind, readLayout } from './layout.ts';
import { HOUR, MINUTE, SECOND, type WallTime } from './moment.ts';

/** What was read by a layout; `zone` is undefined where none was written. */
export interface Parsed {
  readonly wall: WallTime;
  readonly zone: string | undefined;
}

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  nanos: number;
  half: string | undefined;
  zone: string | undefined;
}

interface Reader {
  readonly pattern: string;
  readonly keep: (fields: Fields, written: string) => void;
}

const TWO = String.raw`\d{2}`;
const ONE_OR_TWO = String.raw`\d{1,2}`;
const FRACTION = String.raw`(?:\.\d{1,9})?`;

const numeric = (pattern: string, field: 'year' | 'month' | 'day' | 'hour' | 'minute'): Reader => ({
  pattern,
  keep: (fields, written) => {
    fields[field] = Number(written);
  },
});

const seconds = (pattern: string): Reader => ({
  pattern: pattern + FRACTION,
  keep: (fields, written) => {
    const [whole = '', fraction = ''] = written.split('.');
    fields.second = Number(whole);
    fields.nanos = Number(fraction.padEnd(9, '0'));
  },
});

const fraction = (digits: number): Reader => ({
  pattern: String.raw`\d{${digits}}`,
  keep: (fields, written) => {
    fields.nanos = Number(written.padEnd(9, '0'));
  },
});

const half = (pattern: string): Reader => ({
  pattern,
  keep: (fields, written) => {
    fields.half = written.toLowerCase();
  },
});

const zone = (pattern: string): Reader => ({
  pattern,
  keep: (fields, written) => {
    fields.zone = written === 'Z' || written.endsWith('00:00') ? 'UTC' : written;
  },
});

const READERS: { readonly [letters: string]: Reader } = {
  YYYY: numeric(String.raw`\d{4}`, 'year'),
  YY: {
    pattern: TWO,
    keep: (fields, written) => {
      fields.year = Number(written) + (Number(written) < 69 ? 2000 : 1900);
    },
  },
  MM: numeric(TWO, 'month'),
  M: numeric(ONE_OR_TWO, 'month'),
  DD: numeric(TWO, 'day'),
  D: numeric(ONE_OR_TWO, 'day'),
  tt: numeric(ONE_OR_TWO, 'hour'),
  t: numeric(ONE_OR_TWO, 'hour'),
  hh: numeric(TWO, 'hour'),
  h: numeric(ONE_OR_TWO, 'hour'),
  mm: numeric(TWO, 'minute'),
  m: numeric(ONE_OR_TWO, 'minute'),
  ss: seconds(TWO),
  s: seconds(ONE_OR_TWO),
  fff: fraction(3),
  ffffff: fraction(6),
  fffffffff: fraction(9),
  aa: half('[ap]m'),
  AA: half('[AP]M'),
  Z: zone(String.raw`(?:Z|[-+]\d{2}:\d{2})`),
  ZZZ: zone(String.raw`[-+]\d{2}:\d{2}`),
};

/** Reads a text that is written exactly by a layout; throws a `Failure` if it is not. */
export function parseMoment(text: string, layout: string, kind: LayoutKind): Parsed {
  const fields: Fields = {
    year: 0,
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    nanos: 0,
    half: undefined,
    zone: undefined,
  };
  let rest = text;
  for (const { letters, literal } of readElements(layout, kind)) {
    rest = step(rest, letters, { fields, reader: literal ? undefined : READERS[letters] });
  }
  if (rest !== '') {
    throw new Failure(`cannot parse '${text}': '${rest}' is left over`);
  }
  return { wall: toWall(fields, text), zone: fields.zone };
}

/** A point before a fraction belongs to the seconds, which take any fraction that follows them. */
const readElements = (layout: string, kind: LayoutKind) =>
  readLayout(
    layout.replace(/(?<=s)\.f+/g, (found) => (/^\.(?:f{3}){1,3}$/.test(found) ? '' : found)),
    kind,
    'parsing',
  );

function step(
  rest: string,
  letters: string,
  { fields, reader }: { readonly fields: Fields; readonly reader: Reader | undefined },
): string {
  if (reader === undefined) {
    if (!rest.startsWith(letters)) {
      throw new Failure(`cannot parse '${rest}' as '${letters}'`);
    }
    return rest.slice(letters.length);
  }
  const written = new RegExp(`^${reader.pattern}`).exec(rest)?.[0];
  if (written === undefined) {
    throw new Failure(`cannot parse '${rest}' as '${letters}'`);
  }
  reader.keep(fields, written);
  return rest.slice(written.length);
}

function toWall(fields: Fields, text: string): WallTime {
  const { year, month, day, minute, second, nanos } = fields;
  const hour = hourOf(fields);
  if (!isDate(year, month, day) || hour > 23 || minute > 59 || second > 59) {
    throw new Failure(`cannot parse '${text}': there is no such day or hour`);
  }
  return { year, month, day, nanos: hour * HOUR + minute * MINUTE + second * SECOND + nanos };
}

function hourOf({ hour, half: written }: Fields): number {
  if (written === undefined) {
    return hour;
  }
  return (hour % 12) + (written === 'pm' ? 12 : 0);
}
