import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Shop } from '../api/types';
import { errorWords } from '../app/errors';
import page from '../parts/page.module.css';
import { PaperImage } from '../parts/PaperImage';
import classes from './ReceiptPreview.module.css';

/** Typing pauses this long before the paper is drawn anew. */
const pauseMs = 400;

/** Half-width characters in a line, by the width of the paper. */
const widths = { '80': 48, '58': 32 } as const;

const previewQuery = (shop: Shop, columns: number) =>
  queryOptions({
    queryKey: ['receipt-preview', columns, shop],
    queryFn: async ({ signal }) =>
      bodyOf(
        await api.POST('/api/v1/shop/receipt-preview', {
          signal,
          params: { query: { columns } },
          body: shop,
        }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

interface ReceiptPreviewProps {
  /** What would be saved; null as long as it cannot be. */
  readonly shop: Shop | null;
}

/** A sample receipt of what is typed, drawn by the appliance as its printer puts it on paper. */
export function ReceiptPreview({ shop }: ReceiptPreviewProps) {
  const { t } = useTranslation();
  const [width, setWidth] = useState<keyof typeof widths>('80');
  const [paused] = useDebouncedValue(shop, pauseMs);
  return (
    <figure className={classes['preview']}>
      <figcaption>{t('preview.title')}</figcaption>
      <div role="group" aria-label={t('preview.width')} className={page['actions']}>
        {(['80', '58'] as const).map((one) => (
          <Button
            key={one}
            size="md"
            variant={one === width ? 'filled' : 'default'}
            aria-pressed={one === width}
            onClick={() => setWidth(one)}
          >
            {t(`preview.${one}`)}
          </Button>
        ))}
      </div>
      {paused === null ? <p>{t('preview.waiting')}</p> : <Picture shop={paused} columns={widths[width]} />}
    </figure>
  );
}

function Picture({ shop, columns }: { shop: Shop; columns: number }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(previewQuery(shop, columns));
  return (
    <>
      {error !== null && (
        <p role="alert" className={classes['wrong']}>
          {errorWords(error, t)}
        </p>
      )}
      {data !== undefined && (
        <div className={classes['paper']} data-columns={columns}>
          <PaperImage paper={data} />
        </div>
      )}
    </>
  );
}
