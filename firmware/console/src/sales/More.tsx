import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../app/errors';
import page from '../parts/page.module.css';

interface MoreProps {
  readonly query: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isFetchNextPageError' | 'error'
  >;
  readonly end: string;
}

/** The way to the next page of a list, or that there is none. */
export function More({ query, end }: MoreProps) {
  const { t } = useTranslation();
  return (
    <div className={page['more']}>
      {query.hasNextPage ? (
        <Button
          variant="default"
          size="md"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? t('common.loading') : t('sales.more')}
        </Button>
      ) : (
        <p className={page['quiet']}>{end}</p>
      )}
      {query.isFetchNextPageError && <p role="alert">{errorWords(query.error, t)}</p>}
    </div>
  );
}
