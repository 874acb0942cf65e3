import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, Refusal } from '../api/client';
import type { Health, PaperItem } from '../api/types';

/** Sales fetched at a time by the list. */
export const salesPageSize = 50;
/** Journal entries shown. */
export const journalShown = 50;
/** Sheets of paper kept in sight. */
export const paperShown = 12;
/** Pages of the day's sales added up at most: 10,000 sales, far beyond a day at one counter. */

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Events keep what is shown current, and every reconnect fetches anew.
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
    },
  },
});

export const healthQuery = queryOptions({
  queryKey: ['health'],
  // The health page answers 503 with the same body when it has failed, so it is read here, not by the client.
  queryFn: async ({ signal }) => {
    const answer = await api.GET('/healthz', { signal, fetch: (request) => fetch(request) });
    if (answer.response.status === 503) return answer.error as unknown as Health;
    return bodyOf(answer);
  },
  refetchInterval: 30_000,
});

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/virtual/devices', { signal })),
});

export const paperQuery = queryOptions({
  queryKey: ['paper'],
  queryFn: async ({ signal }) =>
    bodyOf(await api.GET('/api/v1/virtual/paper', { signal, params: { query: { limit: paperShown } } })),
});

/** The picture of a sheet: its bytes, and an address for <img> that lives as long as the query does. */
export interface PaperPicture {
  readonly url: string;
  readonly blob: Blob;
}

// After a restart another sheet may bear the same id: what is printed on it tells them apart.
export const paperPictureQuery = ({ id, text }: Pick<PaperItem, 'id' | 'text'>) =>
  queryOptions({
    queryKey: ['paper-picture', id, text],
    queryFn: async ({ signal }): Promise<PaperPicture> => {
      const answer = await api.GET('/api/v1/virtual/paper/{id}.svg', {
        signal,
        params: { path: { id } },
        parseAs: 'text',
      });
      const blob = new Blob([bodyOf(answer)], { type: 'image/svg+xml' });
      return { url: URL.createObjectURL(blob), blob };
    },
    staleTime: Infinity,
  });

export const isPicture = (key: unknown): boolean => Array.isArray(key) && key[0] === 'paper-picture';

queryClient.getQueryCache().subscribe((change) => {
  if (change.type !== 'removed' || !isPicture(change.query.queryKey)) return;
  const picture = change.query.state.data as PaperPicture | undefined;
  if (picture !== undefined) URL.revokeObjectURL(picture.url);
});

export const salesQuery = infiniteQueryOptions({
  queryKey: ['sales'],
  initialPageParam: null as string | null,
  queryFn: async ({ signal, pageParam }) =>
    bodyOf(
      await api.GET('/api/v1/sales', {
        signal,
        params: { query: { limit: salesPageSize, ...(pageParam !== null && { cursor: pageParam }) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor,
});

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ['member', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}/name', { signal, params: { path: { id } } })),
    staleTime: 5 * 60_000,
  });

export const journalQuery = queryOptions({
  queryKey: ['journal'],
  queryFn: async ({ signal }) =>
    bodyOf(await api.GET('/api/v1/journal', { signal, params: { query: { limit: journalShown } } })).items,
});
