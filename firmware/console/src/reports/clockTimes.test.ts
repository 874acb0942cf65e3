import { expect, test } from 'vitest';
import { hoursAndMinutes, spansOf } from './clockTimes';

test('a time after midnight belongs to the day that began before it', () => {
  expect(spansOf('2026-11-30', [{ from: '22:30', until: '1:15' }])).toEqual([
    { from: '2026-11-30T22:30:00+09:00', until: '2026-12-01T01:15:00+09:00' },
  ]);
});

test('who is at work has no end, and an empty line is no time', () => {
  expect(
    spansOf('2026-11-22', [
      { from: '09:00', until: '' },
      { from: '', until: '' },
    ]),
  ).toEqual([{ from: '2026-11-22T09:00:00+09:00', until: null }]);
});

test.each(['24:00', '9', '9:60', 'x'])('%s is not taken', (from) => {
  expect(spansOf('2026-11-22', [{ from, until: '10:00' }])).toBeNull();
});

test('an end without a beginning is not taken', () => {
  expect(spansOf('2026-11-22', [{ from: '', until: '10:00' }])).toBeNull();
});

test('minutes are told as a clock does', () => {
  expect([0, 5, 60, 465].map(hoursAndMinutes)).toEqual(['0:00', '0:05', '1:00', '7:45']);
});
