import { describe, expect, it } from 'vitest';
import { clock, minuteOf, mondayOf, plusDays, shownSpan } from './minutes';

describe('times of a business day', () => {
  it('go on after midnight as shops say them', () => {
    expect(clock(605)).toBe('10:05');
    expect(clock(1500)).toBe('25:00');
    expect(minuteOf('25:00')).toBe(1500);
  });

  it.each(['', '10', '10:60', '99:00', 'ten'])('%s is no time', (text) => expect(minuteOf(text)).toBeNull());
});

describe('days', () => {
  it('go over months and years', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('belong to the week that begins on Monday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });
});

describe('the part of a day that is shown', () => {
  it('holds opening hours and whatever is booked outside them', () => {
    expect(shownSpan([{ from: 600, until: 1140 }], [{ minute: 555, minutes: 30 }])).toEqual({
      from: 540,
      until: 1140,
    });
  });

  it('is nothing on a closed day without bookings', () => expect(shownSpan([], [])).toBeNull());
});
