import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

/** How often long work is looked at while it runs. */
const workMs = 500;
const idleMs = 30_000;
const journalPageSize = 50;

export const deviceListQuery = queryOptions({
  queryKey: ['device-list'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/devices', { signal })),
  staleTime: 0,
  refetchInterval: 5_000,
});

export const driverNotesQuery = (role: string, name: string) =>
  queryOptions({
    queryKey: ['driver-notes', role, name],
    queryFn: async ({ signal }) =>
      bodyOf(
        await api.GET('/api/v1/devices/{role}/drivers/{name}', { signal, params: { path: { role, name } } }),
      ),
    staleTime: Infinity,
  });

export const backupQuery = queryOptions({
  queryKey: ['backup'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/backup', { signal })),
  staleTime: 0,
  refetchInterval: (query) => (query.state.data?.work ? workMs : idleMs),
});

export const checkQuery = queryOptions({
  queryKey: ['journal-check'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/journal/check', { signal })),
  staleTime: 0,
  refetchInterval: (query) => (query.state.data?.running === true ? workMs : false),
});

/** What is looked for in the journal; empty is anything. */
export interface JournalWish {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly sequence: string;
}

export const everything: JournalWish = { kind: '', from: '', to: '', text: '', sequence: '' };

/** The cursor that begins at an entry: pages hold what is before it. */
export function cursorOf(sequence: string): string | null {
  return /^[1-9]\d{0,14}$/.test(sequence) ? String(Number(sequence) + 1) : null;
}

export const journalSearchQuery = ({ kind, from, to, text, sequence }: JournalWish) =>
  infiniteQueryOptions({
    queryKey: ['journal-search', kind, from, to, text, sequence],
    initialPageParam: cursorOf(sequence),
    queryFn: async ({ signal, pageParam }) => {
      const query = {
        limit: journalPageSize,
        ...(kind !== '' && { kind }),
        ...(from !== '' && { from }),
        ...(to !== '' && { to }),
        ...(text !== '' && { text }),
        ...(pageParam !== null && { cursor: pageParam }),
      };
      return bodyOf(await api.GET('/api/v1/journal', { signal, params: { query } }));
    },
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
