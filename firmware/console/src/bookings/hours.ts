import { clock, minuteOf, type Span } from './minutes';

/** Weekdays as shops list them, Monday first; 0 is Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

export interface WeekSpan extends Span {
  readonly weekday: number;
}

/** Hours as people type them: 10:00-13:00, 15-19; nothing is closed. Null when it cannot be read. */
export function parseHours(text: string): Span[] | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[〜～~–—―ー]/g, '-')
    .trim();
  if (plain === '' || plain === '休み') return [];
  const spans = plain.split(/[,、・\n]+/).map((part): Span | null => {
    const [from, until, ...more] = part.split('-').map((end) => minuteOf(withMinutes(end)));
    if (from === undefined || until === undefined || more.length > 0) return null;
    return from === null || until === null || from >= until ? null : { from, until };
  });
  return spans.includes(null) ? null : (spans as Span[]);
}

/** Hours as they are shown and typed: 10:00-13:00、15:00-19:00. */
export const hoursText = (spans: readonly Span[]): string =>
  [...spans]
    .sort((one, other) => one.from - other.from)
    .map(({ from, until }) => `${clock(from)}-${clock(until)}`)
    .join('、');

/** The hours of a week by weekday, as typed. */
export const weekText = (week: readonly WeekSpan[]): Record<number, string> =>
  Object.fromEntries(
    weekdays.map((weekday) => [weekday, hoursText(week.filter((span) => span.weekday === weekday))]),
  );

/** What was typed for a week; null when a day of it cannot be read. */
export function parseWeek(texts: Readonly<Record<number, string>>): WeekSpan[] | null {
  const week: WeekSpan[] = [];
  for (const weekday of weekdays) {
    const spans = parseHours(texts[weekday] ?? '');
    if (spans === null) return null;
    week.push(...spans.map((span) => ({ weekday, ...span })));
  }
  return week;
}

/** 10 and 10時 are ten o'clock. */
function withMinutes(text: string): string {
  const plain = text.trim().replace(/時$/, '').replace('時', ':').replace('分', '');
  return plain.includes(':') ? plain : `${plain}:00`;
}

interface Hours {
  readonly week: readonly WeekSpan[];
  readonly specialDays: readonly { readonly day: string; readonly hours: readonly Span[] }[];
}

/** The hours of one day, 2026-11-21: as said of that day, else of its weekday. */
export function hoursOn(day: string, { week, specialDays }: Hours): readonly Span[] {
  const special = specialDays.find((it) => it.day === day);
  if (special !== undefined) return special.hours;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return week.filter((span) => span.weekday === weekday);
}
