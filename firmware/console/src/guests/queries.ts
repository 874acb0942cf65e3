import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

/** How often it is asked whether the guest is done. */
export const waitingMs = 3_000;

/** The form that was last handed out for a member; asked for again and again until the one that is waited for ends. */
export const handedQuery = (id: string, waitingUntil: string | null) =>
  queryOptions({
    queryKey: ['members', 'guest-form', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}/guest-form', { signal, params: { path: { id } } })),
    refetchInterval: () =>
      waitingUntil !== null && Date.now() < Date.parse(waitingUntil) ? waitingMs : false,
  });

export const guestFormQuery = queryOptions({
  queryKey: ['members', 'guest-form-settings'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/roster/guest-form', { signal })),
});
