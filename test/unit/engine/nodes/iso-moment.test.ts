import { describe, expect, it } from '@jest/globals';
import { isoMoment } from '../../../../src/engine/nodes/iso-moment.ts';

describe('a moment as flows see it', () => {
  it.each([
    [Date.UTC(2025, 4, 4, 12, 30, 45), '2025-05-04T12:30:45.000000Z'],
    [Date.UTC(2025, 4, 4, 12, 30, 45, 7), '2025-05-04T12:30:45.007000Z'],
    [1746361845123.456, '2025-05-04T12:30:45.123456Z'],
    [Date.UTC(2024, 1, 29, 23, 59, 59, 999), '2024-02-29T23:59:59.999000Z'],
    [Date.UTC(2025, 4, 5), '2025-05-05T00:00:00.000000Z'],
    [-1, '1969-12-31T23:59:59.999000Z'],
  ])('is written to the microsecond: %d', (at, text) => {
    expect(isoMoment(at)).toBe(text);
  });
});
