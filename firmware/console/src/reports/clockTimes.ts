import { dayEndsAtHour } from '../format/time';

/** A time worked as it is typed: 22:30 to 1:15; no end while somebody is at work. */
export interface TypedSpan {
  readonly from: string;
  readonly until: string;
}

const at = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/** An instant of a business day by the shop's clock; the hours before it ends belong to the next calendar day. */
function instant(day: string, typed: string): string {
  const [, hours = '0', minutes = '00'] = at.exec(typed) ?? [];
  const after = Number(hours) < dayEndsAtHour ? 1 : 0;
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number);
  const calendar = new Date(Date.UTC(year, month - 1, date + after)).toISOString().slice(0, 10);
  return `${calendar}T${hours.padStart(2, '0')}:${minutes}:00+09:00`;
}

/** What is typed as what is sent, or null while a time is not one; lines without anything are left out. */
export function spansOf(day: string, typed: readonly TypedSpan[]) {
  const filled = typed.filter(({ from, until }) => from !== '' || until !== '');
  if (filled.some(({ from, until }) => !at.test(from) || (until !== '' && !at.test(until)))) return null;
  return filled.map(({ from, until }) => ({
    from: instant(day, from),
    until: until === '' ? null : instant(day, until),
  }));
}

/** Minutes as 7:45. */
export const hoursAndMinutes = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
