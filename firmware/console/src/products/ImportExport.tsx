import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorisedFetch } from '../api/client';
import type { ImportReport } from '../api/types';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { devicesQuery } from '../app/queries';
import { count } from '../format/yen';
import { DownloadButton } from '../parts/DownloadButton';
import { Facts } from '../parts/Facts';
import { FileButton } from '../parts/FileButton';
import classes from '../parts/page.module.css';

/** Sends the file as it is: the appliance finds its character set out. */
async function send(file: File, dryRun: boolean): Promise<ImportReport> {
  const address = new URL(`/api/v1/products/import?dryRun=${String(dryRun)}`, window.location.origin);
  const answer = await authorisedFetch(
    new Request(address, { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body: file }),
  );
  return (await answer.json()) as ImportReport;
}

/** 取込・書出: a CSV is tried first, its problems told by line; nothing is half imported. */
export function ImportExport() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const trial = useMutation({ mutationFn: (chosen: File) => send(chosen, true) });
  const run = useMutation({
    mutationFn: (chosen: File) => send(chosen, false),
    onSuccess: async (report) => {
      if (!report.done) return;
      notice.set({ words: t('import.done', { added: report.added, changed: report.changed }) });
      setFile(null);
      trial.reset();
      await client.invalidateQueries({ queryKey: ['products'] });
      await client.invalidateQueries({ queryKey: devicesQuery.queryKey });
    },
  });
  const report = run.data?.done === false ? run.data : trial.data;
  const error = run.error ?? trial.error;
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 32 }}>
      <section>
        <h1>{t('import.title')}</h1>
        <p className={classes['quiet']}>{t('import.help')}</p>
        <div className={classes['actions']} style={{ marginTop: 16 }}>
          <FileButton
            accept=".csv,text/csv"
            word={t('import.choose')}
            onFile={(chosen) => {
              setFile(chosen);
              run.reset();
              trial.mutate(chosen);
            }}
          />
          <DownloadButton path="/api/v1/products/export.csv" name="products.csv" word={t('import.export')} />
        </div>
      </section>
      <div role="status">
        {(trial.isPending || run.isPending) && <p className={classes['quiet']}>{t('import.reading')}</p>}
      </div>
      {error !== null && <p role="alert">{errorWords(error, t)}</p>}
      {file !== null && report !== undefined && (
        <section>
          <Report report={report} name={file.name} />
          <div className={classes['actions']} style={{ marginTop: 16 }}>
            <Button
              size="md"
              disabled={report.problems.length > 0 || report.added + report.changed === 0 || run.isPending}
              onClick={() => run.mutate(file)}
            >
              {t('import.run', { products: count(report.added + report.changed) })}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}

function Report({ report, name }: { report: ImportReport; name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes['columns']}>
        <Facts
          title={t('import.trial', { name })}
          facts={[
            [t('import.rows'), count(report.rows)],
            [t('import.added'), count(report.added)],
            [t('import.changed'), count(report.changed)],
            [t('import.unchanged'), count(report.unchanged)],
            [t('import.problems'), count(report.problems.length), 'sum'],
          ]}
        />
      </div>
      {report.problems.length > 0 && (
        <>
          <p style={{ margin: '16px 0' }}>{t('import.fix')}</p>
          <table className={classes['list']} aria-label={t('import.problems')}>
            <thead>
              <tr>
                <th className={classes['number']}>{t('import.line')}</th>
                <th>{t('import.column')}</th>
                <th>{t('import.text')}</th>
              </tr>
            </thead>
            <tbody>
              {report.problems.map((problem, index) => (
                <tr key={index}>
                  <td className={classes['number']}>{problem.line}</td>
                  <td>{problem.column ?? ''}</td>
                  <td>{problem.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
