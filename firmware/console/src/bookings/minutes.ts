import type { Booking } from './queries';

/** Minutes after midnight as 14:05; after midnight of the next day as 25:00, as shops say it. */
export function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** A clock as minutes after midnight; null where it is none. 25:00 is one. */
export function minuteOf(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (found === null) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  return hour <= 36 && minute < 60 ? hour * 60 + minute : null;
}

/** A day some days on, as `2026-11-21`. */
export function plusDays(isoDay: string, days: number): string {
  const [year = 0, month = 1, date = 1] = isoDay.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(isoDay: string): string {
  const [year = 0, month = 1, date = 1] = isoDay.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return plusDays(isoDay, -((weekday + 6) % 7));
}

/** What takes time in the calendar. */
export const takesTime = ({ state }: Pick<Booking, 'state'>): boolean =>
  state === 'booked' || state === 'checked-in' || state === 'settled';

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** From the first to the last minute a day has to show, on whole hours. */
export function shownSpan(
  hours: readonly Span[],
  bookings: readonly Pick<Booking, 'minute' | 'minutes'>[],
): Span | null {
  const spans = [
    ...hours,
    ...bookings.map(({ minute, minutes }) => ({ from: minute, until: minute + minutes })),
  ];
  if (spans.length === 0) return null;
  return {
    from: Math.floor(Math.min(...spans.map(({ from }) => from)) / 60) * 60,
    until: Math.ceil(Math.max(...spans.map(({ until }) => until)) / 60) * 60,
  };
}
