const THOUSAND = 1000;
const MILLION = 1e6;

/** A number that is being spoken, part by part. */
interface Spoken {
  /** What is finished, down to the thousands. */
  readonly total: number;
  /** What comes must be smaller than this. */
  readonly below: number;
  /** Finished parts under a thousand. */
  readonly group: number;
  /** The part that may still be multiplied; null right after a thousand, a million. */
  readonly last: number | null;
  /** What comes after `last` must be smaller than this. */
  readonly unit: number;
  /** What `last` may become must be smaller than this: "dua puluh tiga puluh" is no fifty. */
  readonly room: number;
}

/** Puts the words of a number together. Each method answers whether what was told belongs to the number so far. */
export interface NumberBuilder {
  /** `unit` is the smallest thing that the word counts: 100 for "seratus", 1 for digits. */
  value(value: number, unit?: number): boolean;
  /** Adds to the digit before: ten or twenty. */
  teen(by: number): boolean;
  scale(scale: number): boolean;
  /** Digits behind a spoken decimal sign follow. */
  point(): boolean;
  speaking(): boolean;
  /** The number that was told, which is then forgotten; null when there is none. */
  take(): number | null;
}

const nothing: Spoken = { total: 0, below: Infinity, group: 0, last: null, unit: Infinity, room: Infinity };

function unitOf(value: number): number {
  if (!Number.isInteger(value)) {
    return 0;
  }
  return [100, 10].find((unit) => value > 0 && value < THOUSAND && value % unit === 0) ?? 1;
}

/** Whether a value goes on with what was told: a nought adds nothing, and a fraction belongs to no thousands. */
function goesOn({ total, last }: Spoken, value: number): boolean {
  const isFirst = last === null && total === 0;
  return isFirst || (value !== 0 && (last !== null || value >= 1 || value < 0));
}

function withValue(spoken: Spoken, value: number, unit: number): Spoken | null {
  if (value >= spoken.below || value >= spoken.unit || !goesOn(spoken, value)) {
    return null;
  }
  const { group, last } = spoken;
  return { ...spoken, group: group + (last ?? 0), last: value, unit, room: spoken.unit };
}

function withScale(spoken: Spoken, scale: number): Spoken | null {
  const { total, below, group, last } = spoken;
  if (last === null) {
    return null;
  }
  if (scale < THOUSAND) {
    const fits = last < 100 && last > 0 && spoken.unit <= 1 && last * scale < spoken.room;
    return fits ? { ...spoken, last: last * scale, unit: scale } : null;
  }
  if (scale >= below) {
    return null;
  }
  return {
    total: total + (group + last) * scale,
    below: scale,
    group: 0,
    last: null,
    unit: Infinity,
    room: Infinity,
  };
}

/** NaN for "sejuta dua ratus", which is 1,200,000 to some and 1,000,200 to others. */
function toldBy({ total, below, group, last }: Spoken): number {
  const rest = group + (last ?? 0);
  const isVague = below >= MILLION && total > 0 && rest > 0 && rest < THOUSAND;
  return isVague ? Number.NaN : Number((total + rest).toPrecision(15));
}

/** Makes a builder that has heard nothing. */
export function createNumberBuilder(): NumberBuilder {
  let spoken = nothing;
  /** The weight of the next digit behind a spoken decimal sign; 0 while there was none. */
  let decimal = 0;
  const keep = (next: Spoken | null): boolean => {
    spoken = next ?? spoken;
    return next !== null;
  };
  const addDecimal = (digit: number): boolean => {
    const fits = Number.isInteger(digit) && digit < 10;
    const next = { ...spoken, last: (spoken.last ?? 0) + digit * decimal, unit: 0 };
    decimal /= 10;
    return keep(fits ? next : null);
  };
  return {
    value: (value, unit = unitOf(value)) =>
      decimal > 0 ? addDecimal(value) : keep(withValue(spoken, value, unit)),
    teen: (by) => {
      const { last, unit } = spoken;
      return keep(last !== null && unit === 1 && last < 10 ? { ...spoken, last: last + by } : null);
    },
    scale: (scale) => {
      decimal = 0;
      return keep(withScale(spoken, scale));
    },
    point: () => {
      const possible = spoken.last !== null && decimal === 0;
      decimal = possible ? 0.1 : 0;
      return possible;
    },
    speaking: () => spoken !== nothing,
    take: () => {
      const told = spoken === nothing ? null : toldBy(spoken);
      spoken = nothing;
      decimal = 0;
      return told;
    },
  };
}
