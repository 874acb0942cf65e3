export interface Period {
  readonly from: string;
  readonly to: string;
}

const iso = (date: Date) => date.toISOString().slice(0, 10);
const utc = (year: number, month: number, date: number) => new Date(Date.UTC(year, month, date));

/** This month, last month and this year, up to a business day `2026-11-21`. */
export function periodsUpTo(today: string): { thisMonth: Period; lastMonth: Period; thisYear: Period } {
  const [year = 2000, month = 1] = today.split('-').map(Number);
  return {
    thisMonth: { from: iso(utc(year, month - 1, 1)), to: today },
    lastMonth: { from: iso(utc(year, month - 2, 1)), to: iso(utc(year, month - 1, 0)) },
    thisYear: { from: `${year}-01-01`, to: today },
  };
}
