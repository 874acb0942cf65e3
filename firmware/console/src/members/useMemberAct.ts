import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notice } from '../app/notice';

/** Does something to a member; then whatever is shown of members is fetched anew. */
export function useMemberAct<T>(send: (value: T) => Promise<unknown>, words?: string) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      notice.set({ words: words ?? t('notice.saved') });
      await Promise.all([
        client.invalidateQueries({ queryKey: ['members'] }),
        client.invalidateQueries({ queryKey: ['member'] }),
      ]);
    },
  });
}
