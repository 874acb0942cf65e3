import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { whenPersonChanges } from '../api/session';
import { connection } from '../app/live';
import { devicesQuery, healthQuery, queryClient } from '../app/queries';
import { KeyQueue } from './keyQueue';

/** Without live events, what an action changed has to be fetched. */
function refreshUnlessLive(): void {
  if (connection.get() !== 'live') void queryClient.invalidateQueries({ queryKey: devicesQuery.queryKey });
}

/** The one queue of pressed keys; it outlives the page, so that leaving it loses none. */
export const keyQueue = new KeyQueue(async (keys) => {
  await api.POST('/api/v1/virtual/keys', { body: { keys } });
  refreshUnlessLive();
});
whenPersonChanges(() => keyQueue.discard());

export function useCardTap() {
  return useMutation({
    mutationFn: (uid: string) => api.POST('/api/v1/virtual/card', { body: { uid } }),
    onSuccess: refreshUnlessLive,
  });
}

export function useScan() {
  return useMutation({
    mutationFn: (code: string) => api.POST('/api/v1/virtual/scan', { body: { code } }),
    onSuccess: refreshUnlessLive,
  });
}

export function useDrawerClose() {
  return useMutation({
    mutationFn: () => api.POST('/api/v1/virtual/drawer/close'),
    onSuccess: refreshUnlessLive,
  });
}

export function useFault() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { device: string; fault: string; active: boolean }) =>
      api.POST('/api/v1/virtual/faults', { body }),
    // No event tells of the switches themselves.
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: devicesQuery.queryKey });
      await client.invalidateQueries({ queryKey: healthQuery.queryKey });
    },
  });
}
