import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  daysBetween,
  instantOf,
  isTimezone,
  localDay,
  localTime,
  quietUntil,
} from '../../../../src/domain/time/calendar.ts';
import { dayText } from '../../../../src/domain/time/day.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

function wall(text: string) {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[- :]/u).map(Number);
  return { year, month, day, hour, minute };
}

describe('the day and time in a zone', () => {
  it.each([
    ['2025-05-04T12:30:45Z', 'Asia/Jakarta', '2025-05-04 19:30', 0],
    ['2025-05-04T17:00:00Z', 'Asia/Jakarta', '2025-05-05 00:00', 1],
    ['2025-05-04T16:59:59.999Z', 'Asia/Jakarta', '2025-05-04 23:59', 0],
    ['2025-05-04T12:30:45Z', 'Asia/Jayapura', '2025-05-04 21:30', 0],
    ['2025-05-04T12:30:45Z', 'UTC', '2025-05-04 12:30', 0],
    ['2024-12-31T23:30:00Z', 'Asia/Makassar', '2025-01-01 07:30', 3],
    ['2025-05-04T18:20:00Z', 'Asia/Kathmandu', '2025-05-05 00:05', 1],
    ['2025-07-01T03:00:00Z', 'America/New_York', '2025-06-30 23:00', 1],
    ['1969-12-31T23:59:59.500Z', 'UTC', '1969-12-31 23:59', 3],
  ])('reads %s in %s', (instant, zone, local, weekday) => {
    const day = localDay(at(instant), zone);
    expect(day).toEqual({ year: day.year, month: day.month, day: day.day, weekday });
    const { hour, minute } = localTime(at(instant), zone);
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    expect(`${dayText(day)} ${time}`).toBe(local);
  });

  it('refuses a zone that nobody knows', () => {
    expect(isTimezone('Asia/Jakarta')).toBe(true);
    expect(isTimezone('Bulan/Selatan')).toBe(false);
    expect(isTimezone('')).toBe(false);
    expect(isTimezone('+07:00')).toBe(false);
    expect(() => localDay(0, 'Bulan/Selatan')).toThrow(RangeError);
  });
});

describe('the moment of a local time', () => {
  it.each([
    ['2025-05-05 08:00', 'Asia/Jakarta', '2025-05-05T01:00:00.000Z'],
    ['2025-05-05 00:00', 'Asia/Jakarta', '2025-05-04T17:00:00.000Z'],
    ['2025-05-05 24:00', 'Asia/Jakarta', '2025-05-05T17:00:00.000Z'],
    ['2025-03-09 01:59', 'America/New_York', '2025-03-09T06:59:00.000Z'],
    ['2025-03-09 02:30', 'America/New_York', '2025-03-09T07:00:00.000Z'],
    ['2025-03-09 03:00', 'America/New_York', '2025-03-09T07:00:00.000Z'],
    ['2025-11-02 00:30', 'America/New_York', '2025-11-02T04:30:00.000Z'],
    ['2025-11-02 01:30', 'America/New_York', '2025-11-02T05:30:00.000Z'],
    ['2025-11-02 02:00', 'America/New_York', '2025-11-02T07:00:00.000Z'],
    ['2025-03-30 02:15', 'Europe/Amsterdam', '2025-03-30T01:00:00.000Z'],
    ['2025-10-26 02:15', 'Europe/Amsterdam', '2025-10-26T00:15:00.000Z'],
    ['2025-10-05 02:10', 'Australia/Lord_Howe', '2025-10-04T15:30:00.000Z'],
    ['2011-12-30 12:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['0044-03-15 12:00', 'UTC', '0044-03-15T12:00:00.000Z'],
  ])('finds %s in %s', (local, zone, expected) => {
    expect(iso(instantOf(wall(local), zone))).toBe(expected);
  });

  it.each(['Asia/Jakarta', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Niue'])(
    'comes back to itself on every day of a year in %s',
    (zone) => {
      for (let day = 0; day < 365; day += 1) {
        const local = { ...addDays({ year: 2025, month: 1, day: 1 }, day), hour: 12, minute: 34 };
        const instant = instantOf(local, zone);
        expect({ ...localDay(instant, zone), ...localTime(instant, zone) }).toEqual(local);
      }
    },
  );
});

describe('counting days', () => {
  it.each([
    ['2025-02-28', 1, '2025-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2025-05-04', 0, '2025-05-04'],
    ['2025-05-04', 365, '2026-05-04'],
  ])('adds to %s %d days', (from, days, to) => {
    expect(dayText(addDays(wall(from), days))).toBe(to);
    expect(daysBetween(wall(from), wall(to))).toBe(days);
  });
});

describe('the quiet hours', () => {
  const manners = {
    quietHours: { from: '20:00', to: '07:00' },
    fridayPrayer: { from: '11:30', to: '13:00' },
  };

  it.each([
    ['2025-05-04 19:59', null],
    ['2025-05-04 20:00', '2025-05-05 07:00'],
    ['2025-05-04 23:59', '2025-05-05 07:00'],
    ['2025-05-05 00:00', '2025-05-05 07:00'],
    ['2025-05-05 06:59', '2025-05-05 07:00'],
    ['2025-05-05 07:00', null],
    ['2025-05-05 12:00', null],
    ['2025-05-09 11:29', null],
    ['2025-05-09 11:30', '2025-05-09 13:00'],
    ['2025-05-09 12:59', '2025-05-09 13:00'],
    ['2025-05-09 13:00', null],
    ['2025-05-08 12:00', null],
    ['2025-05-10 12:00', null],
    ['2025-12-31 21:00', '2026-01-01 07:00'],
  ])('at %s in Jakarta', (now, until) => {
    const zone = 'Asia/Jakarta';
    expect(quietUntil(instantOf(wall(now), zone), zone, manners)).toBe(
      until === null ? null : instantOf(wall(until), zone),
    );
  });

  it('counts to the last millisecond', () => {
    const end = at('2025-05-05T00:00:00Z');
    expect(quietUntil(end - 1, 'Asia/Jakarta', manners)).toBe(end);
    expect(quietUntil(end, 'Asia/Jakarta', manners)).toBeNull();
  });

  it('follows the clock of the zone', () => {
    const now = at('2025-05-04T11:30:00Z');
    expect(quietUntil(now, 'Asia/Jakarta', manners)).toBeNull();
    expect(iso(quietUntil(now, 'Asia/Jayapura', manners))).toBe('2025-05-04T22:00:00.000Z');
  });

  it('can be switched off, each by itself', () => {
    const night = at('2025-05-04T15:00:00Z');
    const prayer = at('2025-05-09T05:00:00Z');
    const zone = 'Asia/Jakarta';
    expect(quietUntil(night, zone, { ...manners, quietHours: null })).toBeNull();
    expect(quietUntil(prayer, zone, { ...manners, fridayPrayer: null })).toBeNull();
    expect(iso(quietUntil(prayer, zone, { ...manners, quietHours: null }))).toBe('2025-05-09T06:00:00.000Z');
    expect(quietUntil(night, zone, { quietHours: null, fridayPrayer: null })).toBeNull();
  });

  it('joins windows that touch', () => {
    const early = { quietHours: { from: '20:00', to: '11:30' }, fridayPrayer: manners.fridayPrayer };
    const zone = 'Asia/Jakarta';
    const morning = instantOf(wall('2025-05-09 06:00'), zone);
    expect(quietUntil(morning, zone, early)).toBe(instantOf(wall('2025-05-09 13:00'), zone));
  });

  it('begins a Friday window that goes over midnight on Friday only', () => {
    const zone = 'UTC';
    const late = { quietHours: null, fridayPrayer: { from: '23:00', to: '01:00' } };
    expect(iso(quietUntil(at('2025-05-09T23:30:00Z'), zone, late))).toBe('2025-05-10T01:00:00.000Z');
    expect(iso(quietUntil(at('2025-05-10T00:30:00Z'), zone, late))).toBe('2025-05-10T01:00:00.000Z');
    expect(quietUntil(at('2025-05-09T00:30:00Z'), zone, late)).toBeNull();
  });

  it('is never quiet in a window without length', () => {
    const none = { quietHours: { from: '07:00', to: '07:00' }, fridayPrayer: null };
    expect(quietUntil(at('2025-05-05T07:00:00Z'), 'UTC', none)).toBeNull();
  });

  it.each([
    ['2025-03-09T04:00:00Z', { from: '20:00', to: '07:00' }, '2025-03-09T11:00:00.000Z'],
    ['2025-11-02T04:00:00Z', { from: '20:00', to: '07:00' }, '2025-11-02T12:00:00.000Z'],
    ['2025-03-09T04:00:00Z', { from: '20:00', to: '02:30' }, '2025-03-09T07:00:00.000Z'],
    ['2025-11-02T04:00:00Z', { from: '20:00', to: '01:30' }, '2025-11-02T05:30:00.000Z'],
    ['2025-11-02T06:10:00Z', { from: '20:00', to: '01:30' }, '2025-11-02T06:30:00.000Z'],
  ])('keeps New York time at %s when the clocks change', (now, quietHours, until) => {
    expect(iso(quietUntil(at(now), 'America/New_York', { quietHours, fridayPrayer: null }))).toBe(until);
  });
});
