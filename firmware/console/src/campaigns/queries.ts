import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { CampaignDraft, MessageState } from '../api/types';

export const campaignsQuery = queryOptions({
  queryKey: ['campaigns', 'list'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/campaigns', { signal })),
});

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'one', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/campaigns/{id}', { signal, params: { path: { id } } })),
  });

export const effectQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', 'effect', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/campaigns/{id}/effect', { signal, params: { path: { id } } })),
  });

export const messagesQuery = (id: string, state: MessageState, limit: number) =>
  queryOptions({
    queryKey: ['campaigns', 'messages', id, state, limit],
    queryFn: async ({ signal }) =>
      bodyOf(
        await api.GET('/api/v1/campaigns/{id}/messages', {
          signal,
          params: { path: { id }, query: { state, limit } },
        }),
      ),
  });

export const channelsQuery = queryOptions({
  queryKey: ['campaigns', 'channels'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/campaigns/channels', { signal })),
});

export const audiencesQuery = queryOptions({
  queryKey: ['campaigns', 'audiences'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/campaigns/audiences', { signal })),
});

/** Asked anew with everything that is typed; a plan that cannot be made is told by the appliance in words. */
export const previewQuery = (plan: CampaignDraft) =>
  queryOptions({
    queryKey: ['campaigns', 'preview', plan],
    queryFn: async ({ signal }) =>
      bodyOf(await api.POST('/api/v1/campaigns/preview', { signal, body: plan })),
    retry: false,
    staleTime: 30_000,
  });
