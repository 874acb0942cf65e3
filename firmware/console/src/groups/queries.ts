import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { Condition } from '../api/types';

export const segmentsQuery = queryOptions({
  queryKey: ['segments'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/segments', { signal })),
  // A new group fills within moments: then what is shown follows.
  refetchInterval: ({ state }) => (state.data?.some(({ counting }) => counting) === true ? 1_000 : 30_000),
});

export const segmentMembersQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', id, 'members'],
    queryFn: async ({ signal }) =>
      bodyOf(
        await api.GET('/api/v1/segments/{id}/members', {
          signal,
          params: { path: { id }, query: { limit: 50 } },
        }),
      ),
  });

/** What a condition comes to today; the text is read when there is no condition. */
export const previewQuery = (condition: Condition | null, text: string | null) =>
  queryOptions({
    queryKey: ['segment-preview', condition, text],
    queryFn: async ({ signal }) =>
      bodyOf(await api.POST('/api/v1/segments/preview', { signal, body: { condition, text } })),
    retry: false,
  });

export const rfmQuery = queryOptions({
  queryKey: ['analysis', 'rfm'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/analysis/rfm', { signal })),
});

export const rfmMembersQuery = (recency: number, frequency: number) =>
  queryOptions({
    queryKey: ['analysis', 'rfm', recency, frequency],
    queryFn: async ({ signal }) =>
      bodyOf(
        await api.GET('/api/v1/analysis/rfm/members', { signal, params: { query: { recency, frequency } } }),
      ),
  });

export const decileQuery = queryOptions({
  queryKey: ['analysis', 'decile'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/analysis/decile', { signal })),
});

export const abcQuery = (of: 'members' | 'products') =>
  queryOptions({
    queryKey: ['analysis', 'abc', of],
    queryFn: async ({ signal }) =>
      bodyOf(
        of === 'members'
          ? await api.GET('/api/v1/analysis/abc/members', { signal })
          : await api.GET('/api/v1/analysis/abc/products', { signal }),
      ),
  });

export const leavingQuery = queryOptions({
  queryKey: ['analysis', 'leaving'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/analysis/leaving', { signal })),
});

export const togetherQuery = queryOptions({
  queryKey: ['suggestions', 'together'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/suggestions/bought-together', { signal })),
});

export const likelyBuyersQuery = (product: string) =>
  queryOptions({
    queryKey: ['suggestions', 'buyers', product],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/suggestions/likely-buyers', { signal, params: { query: { product } } })),
    enabled: product !== '',
    retry: false,
  });

export const rulesQuery = queryOptions({
  queryKey: ['marketing-rules'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/marketing/rules', { signal })),
});
