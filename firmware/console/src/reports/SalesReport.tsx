import { NativeSelect } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SalesReportRows } from '../api/types';
import { businessDay, day } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { PeriodChoice } from './PeriodChoice';
import { periodsUpTo } from './periods';
import { PrintAndCsv } from './PrintAndCsv';
import { salesReportQuery } from './queries';
import own from './ReportsPage.module.css';

const ways = [
  'day',
  'week',
  'month',
  'weekday',
  'hour',
  'department',
  'product',
  'staff',
  'tender',
  'segment',
  'tax',
] as const;

export function SalesReport() {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const [{ from, to }, setPeriod] = useState(periodsUpTo(businessDay(new Date())).thisMonth);
  const [by, setBy] = useState<(typeof ways)[number]>('day');
  const report = useQuery({ ...salesReportQuery(from, to, by), placeholderData: keepPreviousData });
  return (
    <>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['label']}>
            {t('reports.total')} {day(from, language)}–{day(to, language)}
          </h1>
          <p className={classes['figure']}>{report.data === undefined ? '…' : yen(report.data.total)}</p>
        </div>
        <PrintAndCsv
          path={`/api/v1/reports/sales.csv?from=${from}&to=${to}&by=${by}`}
          name={`report-${by}-${from}-${to}.csv`}
        />
      </header>
      <PeriodChoice period={{ from, to }} onChange={setPeriod}>
        <NativeSelect
          size="md"
          label={t('reports.by')}
          value={by}
          data={ways.map((way) => ({ value: way, label: t(`by.${way}`) }))}
          onChange={(event) => setBy(event.currentTarget.value as (typeof ways)[number])}
        />
      </PeriodChoice>
      <Answer query={report}>
        {({ rows, by: shown, total }) =>
          rows.length === 0 ? (
            <div className={classes['empty']}>
              <h2>{t('reports.empty')}</h2>
              <p>{t('reports.emptyStep')}</p>
            </div>
          ) : (
            <>
              {shown === 'segment' && (
                <p className={classes['quiet']} style={{ marginBottom: 16 }}>
                  {t('reports.segmentHelp')}
                </p>
              )}
              <Rows rows={rows} total={total} pieces={shown === 'department' || shown === 'product'} />
            </>
          )
        }
      </Answer>
    </>
  );
}

/** The table is the chart: each row draws its share behind its amount. */
function Rows({ rows, total, pieces }: { rows: SalesReportRows; total: number; pieces: boolean }) {
  const { t } = useTranslation();
  const highest = Math.max(1, ...rows.map(({ amount }) => amount));
  const taxed = rows.some(({ tax }) => typeof tax === 'number');
  return (
    <table className={classes['list']} data-fold="" aria-label={t('reports.sales')}>
      <thead>
        <tr>
          <th>{t('reports.label')}</th>
          <th className={classes['number']}>{t(pieces ? 'reports.pieces' : 'reports.count')}</th>
          {taxed && <th className={classes['number']}>{t('reports.tax')}</th>}
          <th className={classes['number']}>{t('reports.share')}</th>
          <th className={classes['number']}>{t('reports.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, count: times, amount, tax }) => (
          <tr key={key}>
            <td data-main="">
              <meter className={own['bar']} value={Math.max(0, amount)} max={highest} aria-hidden="true" />
              {label}
            </td>
            <td className={classes['number']}>{count(times)}</td>
            {taxed && <td className={classes['number']}>{typeof tax === 'number' ? yen(tax) : ''}</td>}
            <td className={classes['number']}>
              {total === 0 ? '' : `${((100 * amount) / total).toFixed(1)}%`}
            </td>
            <td className={classes['number']} data-figure="">
              {yen(amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
