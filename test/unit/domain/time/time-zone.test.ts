import { afterEach, describe, expect, it, jest } from '@jest/globals';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import { instantOf } from '../../../../src/domain/time/calendar.ts';
import { isZone, offsetAt, offsetWhenShown } from '../../../../src/domain/time/time-zone.ts';

dayjs.extend(utc);
dayjs.extend(timezone);

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

describe('how far a zone is ahead of UTC', () => {
  it.each([
    ['Asia/Jakarta', '2025-05-04T12:30:45Z', 7 * hour],
    ['Asia/Kathmandu', '2025-05-04T12:30:45Z', 5 * hour + 45 * minute],
    ['UTC', '2025-05-04T12:30:45Z', 0],
    ['Europe/London', '2025-01-04T12:30:45Z', 0],
    ['+07:00', '2025-05-04T12:30:45Z', 7 * hour],
    ['-03:30', '2025-05-04T12:30:45Z', -3 * hour - 30 * minute],
    ['America/New_York', '2025-03-09T06:59:59.999Z', -5 * hour],
    ['America/New_York', '2025-03-09T07:00:00Z', -4 * hour],
    ['America/New_York', '2025-11-02T05:59:59.999Z', -4 * hour],
    ['America/New_York', '2025-11-02T06:00:00Z', -5 * hour],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', -10 * hour],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 14 * hour],
    ['Africa/Monrovia', '1890-01-01T00:00:00Z', -(43 * minute + 8 * second)],
    ['Asia/Jakarta', '0044-03-15T12:00:00Z', 7 * hour + 7 * minute + 12 * second],
  ])('knows %s at %s', (zone, at, offset) => {
    expect(offsetAt(Date.parse(at), zone)).toBe(offset);
  });

  it('keeps knowing it after years of days and many zones', () => {
    const start = Date.parse('2020-01-01T12:00:00Z');
    for (let day = 0; day < 1000; day += 1) {
      expect(offsetAt(start + day * 24 * hour, 'Asia/Makassar')).toBe(8 * hour);
    }
    for (let each = 0; each < 1100; each += 1) {
      const [hours, minutes] = [Math.floor(each / 60), each % 60];
      const zone = `+${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
      expect(offsetAt(start, zone)).toBe(each * minute);
    }
    expect(offsetAt(start, 'Asia/Makassar')).toBe(8 * hour);
  });

  it.each([
    ['Asia/Jakarta', true],
    ['UTC', true],
    ['+07:00', true],
    ['EST5EDT', true],
    ['+07', false],
    ['+0700', false],
    ['Bulan/Selatan', false],
    ['', false],
  ])('says of %j whether it is a zone: %s', (zone, expected) => {
    expect(isZone(zone)).toBe(expected);
  });

  it.each([
    ['2025-03-09T01:59', -5 * hour],
    ['2025-03-09T02:30', -4 * hour],
    ['2025-03-09T03:00', -4 * hour],
    ['2025-11-02T00:59', -4 * hour],
    ['2025-11-02T02:00', -5 * hour],
  ])('knows it by what a clock in New York shows: %s', (shown, offset) => {
    expect(offsetWhenShown(Date.parse(`${shown}Z`), 'America/New_York')).toBe(offset);
  });
});

describe('the time zones of dayjs, which are not used here: its plugin', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  const twice = { year: 2025, month: 11, day: 2, hour: 1, minute: 30 };
  const readings = (read: () => number) =>
    ['2025-01-15T00:00:00Z', '2025-07-15T00:00:00Z'].map((season) => {
      jest.useFakeTimers({ now: Date.parse(season) });
      return new Date(read()).toISOString();
    });

  it('reads an hour that comes twice by the season of today', () => {
    const [winter, summer] = readings(() => dayjs.tz('2025-11-02 01:30', 'America/New_York').valueOf());
    expect(winter).not.toBe(summer);
    const ours = readings(() => instantOf(twice, 'America/New_York'));
    expect(ours).toEqual(['2025-11-02T05:30:00.000Z', '2025-11-02T05:30:00.000Z']);
  });

  it('moves a skipped time on, where a window that ends then is over with the skip', () => {
    const theirs = dayjs.tz('2025-03-09 02:30', 'America/New_York').toISOString();
    const skipped = { year: 2025, month: 3, day: 9, hour: 2, minute: 30 };
    const ours = new Date(instantOf(skipped, 'America/New_York')).toISOString();
    expect([theirs, ours]).toEqual(['2025-03-09T07:30:00.000Z', '2025-03-09T07:00:00.000Z']);
  });

  it('takes the year 44 for another', () => {
    const ides = Date.parse('0044-03-15T12:00:00Z');
    expect(dayjs(ides).tz('Asia/Jakarta').year()).not.toBe(44);
  });
});
