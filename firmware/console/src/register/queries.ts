import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

/** Closings fetched at a time. */
const closingsPageSize = 50;

export const registerQuery = queryOptions({
  queryKey: ['register'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/register', { signal })),
});

export const closingsQuery = infiniteQueryOptions({
  queryKey: ['closings'],
  initialPageParam: null as string | null,
  queryFn: async ({ signal, pageParam }) =>
    bodyOf(
      await api.GET('/api/v1/closings', {
        signal,
        params: { query: { limit: closingsPageSize, ...(pageParam !== null && { cursor: pageParam }) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor,
});

export const closingQuery = (number: number) =>
  queryOptions({
    queryKey: ['closing', number],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/closings/{number}', { signal, params: { path: { number } } })),
    // A closing never changes.
    staleTime: Infinity,
  });
