import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notice } from '../app/notice';

/**
 * Sends what a form says; then everything it touches is fetched anew, and where there is an earlier version the change
 * can be undone, which sends that one.
 */
export function useSave<T>(send: (value: T) => Promise<unknown>, touched: readonly QueryKey[]) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const sendAndFetch = async (value: T) => {
    await send(value);
    await Promise.all(touched.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  return useMutation({
    mutationFn: ({ value }: { value: T; before: T | null }) => sendAndFetch(value),
    onSuccess: (_, { before }) =>
      notice.set({
        words: t('notice.saved'),
        ...(before !== null && { undo: () => sendAndFetch(before) }),
      }),
  });
}
