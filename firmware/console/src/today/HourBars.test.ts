import { describe, expect, it } from 'vitest';
import { hoursShown } from './HourBars';

describe('hoursShown', () => {
  it('leaves no hour out between the first and the last', () => {
    const hours = [
      { hour: 8, today: 5, lastWeek: 0 },
      { hour: 13, today: 0, lastWeek: 7 },
    ];
    expect(hoursShown(hours).map(({ hour }) => hour)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('puts the hours after midnight behind those before it', () => {
    const hours = [
      { hour: 1, today: 1, lastWeek: 0 },
      { hour: 23, today: 1, lastWeek: 0 },
    ];
    expect(hoursShown(hours).map(({ hour }) => hour)).toEqual([
      10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 0, 1,
    ]);
  });

  it('of nothing is the usual hours', () => expect(hoursShown([])).toHaveLength(10));
});
