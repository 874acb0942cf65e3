import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { paths } from '../api/schema';

/** Lines of a member's statement of points shown. */
const movesShown = 50;

export const rulesQuery = queryOptions({
  queryKey: ['loyalty', 'rules'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/loyalty/rules', { signal })),
});

export const liabilityQuery = queryOptions({
  queryKey: ['loyalty', 'liability'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/loyalty/liability', { signal })),
});

export const memberLoyaltyQuery = (id: string) =>
  queryOptions({
    queryKey: ['member', id, 'loyalty'],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}/loyalty', { signal, params: { path: { id } } })),
  });

export const memberPointsQuery = (id: string) =>
  queryOptions({
    queryKey: ['member', id, 'points'],
    queryFn: async ({ signal }) =>
      bodyOf(
        await api.GET('/api/v1/members/{id}/points', {
          signal,
          params: { path: { id }, query: { limit: movesShown } },
        }),
      ).items,
  });

export const salePointsQuery = (id: string) =>
  queryOptions({
    queryKey: ['sale-points', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/sales/{id}/points', { signal, params: { path: { id } } })),
  });

export const giftCardsQuery = queryOptions({
  queryKey: ['loyalty', 'gift-cards'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/gift-cards', { signal })),
});

export type GiftCard =
  paths['/api/v1/gift-cards']['get']['responses'][200]['content']['application/json']['latest'][number];
