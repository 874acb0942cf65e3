import { describe, expect, it } from 'vitest';
import { businessDay, day, dayAndTime, timeOfDay } from './time';
import { count, percent, yen } from './yen';

describe('yen', () => {
  it.each([
    [0, '¥0'],
    [150, '¥150'],
    [12345, '¥12,345'],
    [1234567890, '¥1,234,567,890'],
    [-500, '−¥500'],
  ])('writes %d as %s', (amount, words) => {
    expect(yen(amount)).toBe(words);
  });

  it('writes counts and rates', () => {
    expect(count(12345)).toBe('12,345');
    expect([800, 1000, 100, 1025].map(percent)).toEqual(['8%', '10%', '1%', '10.25%']);
  });
});

describe('dates', () => {
  it('are by the shop’s clock, wherever the screen is', () => {
    expect(dayAndTime('2026-11-21T05:05:00Z', 'ja')).toBe('11/21(土) 14:05');
    expect(dayAndTime('2026-11-21T15:00:00Z', 'ja')).toBe('11/22(日) 00:00');
    expect(dayAndTime('2026-11-21T05:05:00+00:00', 'en')).toBe('11/21 (Sat) 14:05');
    expect(timeOfDay('2026-11-21T05:05:09Z')).toBe('14:05:09');
  });

  it('of a business day need no clock', () => {
    expect(day('2026-11-21', 'ja')).toBe('11/21(土)');
    expect(day('2026-01-01', 'en')).toBe('1/1 (Thu)');
  });

  it('belong to the day before until five in the morning', () => {
    expect(businessDay(new Date('2026-11-21T19:59:59Z'))).toBe('2026-11-21');
    expect(businessDay(new Date('2026-11-21T20:00:00Z'))).toBe('2026-11-22');
    expect(businessDay(new Date('2026-12-31T18:00:00Z'))).toBe('2026-12-31');
  });
});
