import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../app/errors';
import classes from './page.module.css';

interface AnswerProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  readonly children: (data: T) => ReactNode;
}

/** What the appliance answered; until then that it is awaited, or what went wrong and a way to try again. */
export function Answer<T>({ query, children }: AnswerProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error === null) return <p className={classes['quiet']}>{t('common.loading')}</p>;
  return (
    <div role="alert" className={classes['error']}>
      <p>{errorWords(query.error, t)}</p>
      <Button onClick={() => void query.refetch()}>{t('common.retry')}</Button>
    </div>
  );
}
