import type { MemberListing } from './queries';

export type Chip =
  'birthMonth' | 'absent60' | 'absent180' | 'recent' | 'provisional' | 'email' | 'line' | 'post';

interface ChipMeaning {
  readonly filter: () => MemberListing;
  /** Chips of one kind cannot be chosen together. */
  readonly excludes?: 'visit' | 'channel';
}

/** What each chip filters by. */
export const chips: Readonly<Record<Chip, ChipMeaning>> = {
  birthMonth: {
    filter: () => ({
      birthMonth: Number(
        new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Tokyo', month: 'numeric' }).format(new Date()),
      ),
    }),
  },
  absent60: { filter: () => ({ absentDays: 60 }), excludes: 'visit' },
  absent180: { filter: () => ({ absentDays: 182 }), excludes: 'visit' },
  recent: { filter: () => ({ withinDays: 30 }), excludes: 'visit' },
  provisional: { filter: () => ({ provisional: true }) },
  email: { filter: () => ({ reachable: 'email' }), excludes: 'channel' },
  line: { filter: () => ({ reachable: 'line' }), excludes: 'channel' },
  post: { filter: () => ({ reachable: 'post' }), excludes: 'channel' },
};

/** Chosen chips after one more was pressed: it comes or goes, and takes the place of one that it excludes. */
export function withChip(chosen: readonly Chip[], pressed: Chip): readonly Chip[] {
  if (chosen.includes(pressed)) return chosen.filter((other) => other !== pressed);
  const { excludes } = chips[pressed];
  return [...chosen.filter((other) => excludes === undefined || chips[other].excludes !== excludes), pressed];
}
