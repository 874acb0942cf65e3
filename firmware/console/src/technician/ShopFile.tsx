import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorisedFetch } from '../api/client';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { count } from '../format/yen';
import { DownloadButton } from '../parts/DownloadButton';
import { Facts } from '../parts/Facts';
import { FileButton } from '../parts/FileButton';
import classes from '../parts/page.module.css';
import type { ShopFileReport } from './types';

async function send(file: File, dryRun: boolean): Promise<ShopFileReport> {
  const address = new URL(`/api/v1/shop/file?dryRun=${String(dryRun)}`, window.location.origin);
  const headers = { 'Content-Type': 'application/octet-stream' };
  const answer = await authorisedFetch(new Request(address, { method: 'POST', headers, body: file }));
  return (await answer.json()) as ShopFileReport;
}

/** 設定ファイル: the shop's settings out, and into the next shop; tried first, never half. */
export function ShopFile() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const trial = useMutation({ mutationFn: (chosen: File) => send(chosen, true) });
  const run = useMutation({
    mutationFn: (chosen: File) => send(chosen, false),
    onSuccess: async ({ done }) => {
      if (!done) return;
      notice.set({ words: t('shopFile.done') });
      setFile(null);
      trial.reset();
      await client.invalidateQueries();
    },
  });
  const report = trial.data;
  const error = run.error ?? trial.error;
  return (
    <>
      <section className={classes['panel']}>
        <h1>{t('shopFile.title')}</h1>
        <p className={classes['quiet']}>{t('shopFile.help')}</p>
        <div className={classes['actions']}>
          <DownloadButton path="/api/v1/shop/file" name="shop.json" word={t('shopFile.export')} />
          <FileButton
            accept=".json,application/json"
            word={t('shopFile.choose')}
            variant="default"
            onFile={(chosen) => {
              setFile(chosen);
              run.reset();
              trial.mutate(chosen);
            }}
          />
        </div>
      </section>
      {error !== null && <p role="alert">{errorWords(error, t)}</p>}
      {file !== null && report !== undefined && (
        <section className={classes['panel']}>
          <div className={classes['columns']}>
            <Facts
              title={t('shopFile.contents', { name: file.name })}
              facts={[
                [t('shopFile.shop'), report.shopName],
                [t('departments.title'), count(report.departments)],
                [t('nav.products'), count(report.products)],
                [t('coupons.title'), count(report.coupons)],
                [t('shopFile.staff'), count(report.staff)],
              ]}
            />
          </div>
          {report.troubles.length > 0 && (
            <div role="alert">
              <h2>{t('shopFile.troubles')}</h2>
              <ul>
                {report.troubles.map((trouble) => (
                  <li key={trouble}>{trouble}</li>
                ))}
              </ul>
            </div>
          )}
          <Button
            size="md"
            disabled={report.troubles.length > 0 || run.isPending}
            onClick={() => run.mutate(file)}
          >
            {t('shopFile.run')}
          </Button>
        </section>
      )}
    </>
  );
}
