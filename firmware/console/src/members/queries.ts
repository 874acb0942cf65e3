import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { paths } from '../api/schema';

/** Members fetched at a time. */
const pageSize = 50;
/** Sales of a member fetched at a time. */
const salesPageSize = 20;
/** How often the progress of an import is asked for. */
const progressMs = 500;

type ListQuery = NonNullable<paths['/api/v1/members']['get']['parameters']['query']>;

/** What the list shows, and how. */
export type MemberListing = Omit<ListQuery, 'limit' | 'cursor'>;

export const membersQuery = (listing: MemberListing) =>
  infiniteQueryOptions({
    queryKey: ['members', 'list', listing],
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(
        await api.GET('/api/v1/members', {
          signal,
          params: {
            query: { ...listing, limit: pageSize, ...(pageParam !== null && { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
  });

export const memberPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', 'one', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}', { signal, params: { path: { id } } })),
  });

export const earlierSalesQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', 'earlier-sales', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}/earlier-sales', { signal, params: { path: { id } } })),
  });

export const memberSalesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['members', 'sales', id],
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(
        await api.GET('/api/v1/members/{id}/sales', {
          signal,
          params: {
            path: { id },
            query: { limit: salesPageSize, ...(pageParam !== null && { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
  });

export const rosterQuery = queryOptions({
  queryKey: ['members', 'settings'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/roster', { signal })),
});

export const attributesQuery = queryOptions({
  queryKey: ['members', 'attributes'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/roster/attributes', { signal })),
});

export const duplicatesQuery = queryOptions({
  queryKey: ['members', 'duplicates'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/members/duplicates', { signal })),
});

export const overdueQuery = queryOptions({
  queryKey: ['members', 'overdue'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/members/overdue', { signal })),
});

export const looksQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', 'looks', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}/looks', { signal, params: { path: { id } } })),
  });

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['member-import', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/imports/{id}', { signal, params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data?.state === 'done' || state.data?.state === 'failed' ? false : progressMs,
  });
