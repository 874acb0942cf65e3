import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

/** Products fetched at a time. */
const productsPageSize = 50;

export const productsQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['products', 'list', query],
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(
        await api.GET('/api/v1/products', {
          signal,
          params: {
            query: {
              limit: productsPageSize,
              ...(query !== '' && { query }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
  });

export const productQuery = (code: string) =>
  queryOptions({
    queryKey: ['products', 'one', code],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/products/{code}', { signal, params: { path: { code } } })),
  });

export const stockQuery = queryOptions({
  queryKey: ['stock'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/stock', { signal })),
});

export const couponsQuery = queryOptions({
  queryKey: ['coupons'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/coupons', { signal })),
});

/** Products shown for what was typed. */
const foundProducts = 6;

/** Products by any part of name, reading, code or barcode, for a form that needs one. */
export async function findProducts(query: string) {
  const page = bodyOf(
    await api.GET('/api/v1/products', { params: { query: { query, limit: foundProducts } } }),
  );
  return page.items.map(({ code, name }) => ({ id: code, word: name, note: code }));
}
