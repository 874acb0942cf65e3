export type Language = 'ja' | 'en';

/** The shop's clock, wherever the screen is. */
export const shopTimeZone = 'Asia/Tokyo';
/** The business day ends at this hour of the shop's clock, not at midnight. */
export const dayEndsAtHour = 5;

const weekdays = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: shopTimeZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function partsOf(at: Date): Record<string, string> {
  return Object.fromEntries(clock.formatToParts(at).map((part) => [part.type, part.value]));
}

/** A calendar day `2026-11-21` as 11/21(土), in English 11/21 (Sat). */
export function day(isoDay: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = isoDay.split('-').map(Number);
  const weekday = weekdays[language][new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? '';
  return language === 'ja' ? `${month}/${date}(${weekday})` : `${month}/${date} (${weekday})`;
}

/** A calendar day with its year: 2026/11/21. */
export function fullDay(isoDay: string): string {
  return isoDay.split('-').map(Number).join('/');
}

/** An instant as 11/21(土) 14:05 by the shop's clock. */
export function dayAndTime(at: string, language: Language): string {
  const parts = partsOf(new Date(at));
  const isoDay = `${parts['year'] ?? ''}-${parts['month'] ?? ''}-${parts['day'] ?? ''}`;
  return `${day(isoDay, language)} ${parts['hour'] ?? ''}:${parts['minute'] ?? ''}`;
}

/** An instant as 14:05:09 by the shop's clock. */
export function timeOfDay(at: string): string {
  const parts = partsOf(new Date(at));
  return `${parts['hour'] ?? ''}:${parts['minute'] ?? ''}:${parts['second'] ?? ''}`;
}

/** The business day an instant belongs to, as `2026-11-21`. */
export function businessDay(at: Date): string {
  const parts = partsOf(new Date(at.getTime() - dayEndsAtHour * 3_600_000));
  const two = (key: string) => (parts[key] ?? '').padStart(2, '0');
  return `${parts['year'] ?? ''}-${two('month')}-${two('day')}`;
}
