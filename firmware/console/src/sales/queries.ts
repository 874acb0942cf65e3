import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import { salesPageSize } from '../app/queries';
import type { BookQuestion } from './search';

/** Sales that fit a search. */
export const foundSalesQuery = (question: BookQuestion) =>
  infiniteQueryOptions({
    queryKey: ['sales-found', question],
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(await api.GET('/api/v1/sales', { signal, params: { query: page(question, pageParam) } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Returns and cancelled sales, all or those that fit a search. */
export const refundsQuery = (question: BookQuestion) =>
  infiniteQueryOptions({
    queryKey: ['refunds', question],
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(await api.GET('/api/v1/refunds', { signal, params: { query: page(question, pageParam) } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const salePaperQuery = (id: string) =>
  queryOptions({
    queryKey: ['sale-paper', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/sales/{id}/paper', { signal, params: { path: { id } } })),
  });

export const refundPaperQuery = (id: string) =>
  queryOptions({
    queryKey: ['refund-paper', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/refunds/{id}/paper', { signal, params: { path: { id } } })),
  });

function page(question: BookQuestion, cursor: string | null) {
  return { ...question, limit: salesPageSize, ...(cursor !== null && { cursor }) };
}
