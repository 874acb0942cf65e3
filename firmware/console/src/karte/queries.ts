import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { paths } from '../api/schema';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Care = Answer<'/api/v1/members/{id}/care'>;
export type Alert = Care['alerts'][number];
export type Karte = Answer<'/api/v1/members/{id}/karte'>;
export type KarteEntry = Karte['items'][number];
export type Photo = Karte['photos'][number];
export type Template = Answer<'/api/v1/karte/templates'>[number];
export type Field = Template['fields'][number];

/** Entries fetched at a time. */
export const kartePageSize = 20;

export const careQuery = (id: string) =>
  queryOptions({
    queryKey: ['care', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}/care', { signal, params: { path: { id } } })),
  });

export const karteQuery = (id: string, count: number) =>
  queryOptions({
    queryKey: ['karte', id, count],
    queryFn: async ({ signal }) =>
      bodyOf(
        await api.GET('/api/v1/members/{id}/karte', {
          signal,
          params: { path: { id }, query: { limit: count } },
        }),
      ),
  });

export const templatesQuery = queryOptions({
  queryKey: ['karte-templates'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/karte/templates', { signal })),
});

export const unwrittenQuery = queryOptions({
  queryKey: ['unwritten'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/karte/unwritten', { signal })),
});

/** A photo's address for <img>; it lives as long as the page. */
export const photoQuery = (id: string, photoId: number) =>
  queryOptions({
    queryKey: ['karte-photo', id, photoId],
    queryFn: async ({ signal }) => {
      const answer = await api.GET('/api/v1/members/{id}/photos/{photoId}', {
        signal,
        params: { path: { id, photoId } },
        parseAs: 'blob',
      });
      return URL.createObjectURL(bodyOf(answer));
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });
