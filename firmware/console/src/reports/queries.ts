import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

export const salesReportQuery = (from: string, to: string, by: string) =>
  queryOptions({
    queryKey: ['report', 'sales', from, to, by],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/reports/sales', { signal, params: { query: { from, to, by } } })),
  });

export const visitorsQuery = queryOptions({
  queryKey: ['report', 'visitors'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/reports/visitors', { signal })),
});

export const cohortsQuery = queryOptions({
  queryKey: ['report', 'cohorts'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/reports/cohorts', { signal })),
});

export const owedQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['report', 'owed', from, to],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/reports/owed', { signal, params: { query: { from, to } } })),
  });

export const workTimesQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['work-times', from, to],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/work-times', { signal, params: { query: { from, to } } })),
  });
