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
