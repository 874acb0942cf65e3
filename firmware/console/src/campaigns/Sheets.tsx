import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, authorisedFetch, bodyOf } from '../api/client';
import type { Campaign } from '../api/types';
import { errorWords } from '../app/errors';
import { count } from '../format/yen';
import pages from '../parts/page.module.css';
import { messagesQuery } from './queries';

/** Members of one page to print. */
const facesPerPage = 500;

/** Opens a page to print in a window of its own; the browser prints it in millimetres. */
async function print(id: string, form: string): Promise<void> {
  const address = new URL(`/api/v1/campaigns/${id}/sheets.html?form=${form}`, window.location.origin);
  const page = await (await authorisedFetch(new Request(address))).blob();
  window.open(URL.createObjectURL(page), '_blank');
}

/** 印刷: what waits as postcards, labels or a list; once it is posted, that is said here. */
export function Sheets({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const waiting = useQuery(messagesQuery(campaign.id, 'waiting', facesPerPage));
  const open = useMutation({ mutationFn: (form: string) => print(campaign.id, form) });
  const posted = useMutation({
    mutationFn: async (memberIds: string[]) =>
      bodyOf(
        await api.POST('/api/v1/campaigns/{id}/posted', {
          params: { path: { id: campaign.id } },
          body: { memberIds },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  const ids = waiting.data?.items.map((it) => it.memberId) ?? [];
  const forms =
    campaign.channel === 'phone' ? (['phone'] as const) : (['postcard', 'label12', 'label24'] as const);
  const error = open.error ?? posted.error;
  return (
    <section style={{ marginTop: 32 }}>
      <h2>{t('sheets.title')}</h2>
      <p className={pages['quiet']}>{t('sheets.help', { faces: facesPerPage })}</p>
      <div className={pages['actions']} style={{ marginTop: 16 }}>
        {forms.map((form) => (
          <Button
            key={form}
            size="md"
            variant="default"
            disabled={ids.length === 0}
            onClick={() => open.mutate(form)}
          >
            {t(`sheets.${form}`)}
          </Button>
        ))}
        <Button size="md" disabled={ids.length === 0 || posted.isPending} onClick={() => posted.mutate(ids)}>
          {t(campaign.channel === 'phone' ? 'sheets.called' : 'sheets.posted', { people: count(ids.length) })}
        </Button>
      </div>
      {error !== null && <p role="alert">{errorWords(error, t)}</p>}
    </section>
  );
}
