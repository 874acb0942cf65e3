import { describe, expect, it } from 'vitest';
import { hoursOn, hoursText, parseHours, parseWeek, weekText } from './hours';

describe('opening hours as typed', () => {
  it.each([
    ['10:00-19:00', [{ from: 600, until: 1140 }]],
    [
      '１０：００〜１３：００、15-19',
      [
        { from: 600, until: 780 },
        { from: 900, until: 1140 },
      ],
    ],
    ['18時-25時30分', [{ from: 1080, until: 1530 }]],
    ['', []],
    ['休み', []],
  ])('%s is read', (text, spans) => expect(parseHours(text)).toEqual(spans));

  it.each(['19:00-10:00', '10:00', '10:00-', '10:75-12:00', 'あさ', '10-12-14'])('%s is not', (text) =>
    expect(parseHours(text)).toBeNull(),
  );

  it('come back as they went', () => {
    const week = [
      { weekday: 2, from: 900, until: 1140 },
      { weekday: 2, from: 600, until: 780 },
      { weekday: 0, from: 660, until: 1020 },
    ];
    expect(weekText(week)[2]).toBe('10:00-13:00、15:00-19:00');
    expect(hoursText([])).toBe('');
    expect(parseWeek(weekText(week))).toEqual([week[1], week[0], week[2]]);
    expect(parseWeek({ ...weekText(week), 3: '？' })).toBeNull();
  });
});

describe('the hours of a day', () => {
  const saturday = { weekday: 6, from: 600, until: 1140 };
  const setup = { week: [saturday], specialDays: [{ day: '2026-11-28', hours: [] }] };

  it('are its weekday’s, unless the day has its own', () => {
    expect(hoursOn('2026-11-21', setup)).toEqual([saturday]);
    expect(hoursOn('2026-11-22', setup)).toEqual([]);
    expect(hoursOn('2026-11-28', setup)).toEqual([]);
  });
});
