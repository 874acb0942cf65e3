import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

/** A page nobody touches looks again this often; sales at the counter show at once. */
const refreshMs = 60_000;

export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/today', { signal })),
  staleTime: 0,
  refetchInterval: refreshMs,
});

export const goalsQuery = queryOptions({
  queryKey: ['goals'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/goals', { signal })),
});
