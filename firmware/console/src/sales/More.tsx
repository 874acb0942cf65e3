import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../app/errors';
import { salesPageSize } from '../app/queries';
import page from '../parts/page.module.css';

interface MoreProps {
  readonly query: Pick<
    UseInfiniteQueryResult,
    'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isFetchNextPageError' | 'error'
  >;
  readonly end: string;
  /** Instead of fetching one more page. */
  readonly onMore?: () => void;
}

interface MoreFoundProps extends MoreProps {
  /** How many are found so far. */
  readonly found: number;
}

/**
 * The same of a search: the appliance looks through so many a time, and a slice of the books may hold nothing. The next
 * one is asked for until a page is full, the books are at their end, or somebody has seen enough.
 */
export function MoreFound({ query, found, end }: MoreFoundProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(salesPageSize);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const searching = hasNextPage && found < wanted && !isFetchNextPageError;
  useEffect(() => {
    if (searching && !isFetchingNextPage) void fetchNextPage();
  }, [searching, isFetchingNextPage, fetchNextPage]);
  const goOn = () => {
    setWanted(found + salesPageSize);
    void fetchNextPage();
  };
  if (!searching) return <More query={query} end={end} onMore={goOn} />;
  return (
    <div className={page['more']}>
      <p role="status">{t('search.going', { found })}</p>
      <Button variant="default" size="md" onClick={() => setWanted(0)}>
        {t('search.stop')}
      </Button>
    </div>
  );
}

/** The way to the next page of a list, or that there is none. */
export function More({ query, end, onMore }: MoreProps) {
  const { t } = useTranslation();
  return (
    <div className={page['more']}>
      {query.hasNextPage ? (
        <Button
          variant="default"
          size="md"
          disabled={query.isFetchingNextPage}
          onClick={onMore ?? (() => void query.fetchNextPage())}
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
