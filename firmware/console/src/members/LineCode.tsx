import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import page from '../parts/page.module.css';
import classes from './Member.module.css';

/** A number that the member sends to the shop's LINE account, so that the shop may write to them there. */
export function LineCode({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const give = useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/members/{id}/line-code', { params: { path: { id } } })),
  });
  return (
    <section className={classes['part']}>
      <h2>{t('lineCode.title')}</h2>
      <p className={page['quiet']}>{t('lineCode.help')}</p>
      <p role="status">
        {give.data !== undefined && (
          <>
            <b>{give.data.code}</b>{' '}
            {t('lineCode.until', { time: dayAndTime(give.data.until, languageOf(i18n.language)) })}
          </>
        )}
      </p>
      <Button variant="default" size="md" disabled={give.isPending} onClick={() => give.mutate()}>
        {t('lineCode.give')}
      </Button>
      {give.error !== null && <p role="alert">{errorWords(give.error, t)}</p>}
    </section>
  );
}
