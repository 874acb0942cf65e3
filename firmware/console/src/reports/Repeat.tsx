import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Cohorts, Visitors } from '../api/types';
import { count, yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import { DownloadButton } from '../parts/DownloadButton';
import classes from '../parts/page.module.css';
import { PrintAndCsv } from './PrintAndCsv';
import { cohortsQuery, visitorsQuery } from './queries';
import own from './ReportsPage.module.css';

/** Months after the first one that are shown of a cohort. */
const monthsAfter = 12;

/** A rate of 6234 basis points as 62.3%. */
const rate = (basisPoints: number | null) =>
  basisPoints === null ? '' : `${(basisPoints / 100).toFixed(1)}%`;

export function Repeat() {
  const { t } = useTranslation();
  const visitors = useQuery(visitorsQuery);
  const cohorts = useQuery(cohortsQuery);
  return (
    <Answer query={visitors}>
      {(months) =>
        months.length === 0 ? (
          <div className={classes['empty']}>
            <h1>{t('repeat.none')}</h1>
            <p>{t('repeat.noneStep')}</p>
          </div>
        ) : (
          <>
            <header className={classes['head']}>
              <div>
                <h1 className={classes['label']}>{t('repeat.lead')}</h1>
                <p className={classes['figure']}>{rate(months.at(-1)?.repeatRate ?? null)}</p>
              </div>
              <PrintAndCsv path="/api/v1/reports/visitors.csv" name="visitors.csv" />
            </header>
            <Months months={months} />
            <Answer query={cohorts}>{(list) => <CohortTable cohorts={list} />}</Answer>
            <div
              className={`${classes['actions'] ?? ''} ${classes['noPrint'] ?? ''}`}
              style={{ marginTop: 32 }}
            >
              <DownloadButton
                path="/api/v1/reports/cohorts.csv"
                name="cohorts.csv"
                word={t('repeat.cohortsCsv')}
              />
            </div>
          </>
        )
      }
    </Answer>
  );
}

function Months({ months }: { months: Visitors }) {
  const { t } = useTranslation();
  return (
    <table className={classes['list']} data-fold="" aria-label={t('reports.repeat')}>
      <thead>
        <tr>
          <th>{t('repeat.month')}</th>
          <th className={classes['number']}>{t('repeat.visitors')}</th>
          <th className={classes['number']}>{t('repeat.new')}</th>
          <th className={classes['number']}>{t('repeat.visits')}</th>
          <th className={classes['number']}>{t('repeat.spent')}</th>
          <th className={classes['number']}>{t('repeat.rate')}</th>
        </tr>
      </thead>
      <tbody>
        {[...months].reverse().map((month) => (
          <tr key={month.month}>
            <td data-main="">{month.month.replace('-', '/')}</td>
            <td className={classes['number']} data-word={t('repeat.visitors')}>
              {t('people.count', { times: count(month.visitors) })}
            </td>
            <td className={classes['number']} data-word={t('repeat.new')}>
              {t('people.count', { times: count(month.newVisitors) })}
            </td>
            <td className={classes['number']} data-word={t('repeat.visits')}>
              {count(month.visits)}
            </td>
            <td className={classes['number']} data-word={t('repeat.spent')}>
              {yen(month.total)}
            </td>
            <td className={classes['number']} data-figure="">
              {rate(month.repeatRate)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const monthNumber = (month: string) => {
  const [year = 0, index = 0] = month.split('-').map(Number);
  return year * 12 + index;
};

function CohortTable({ cohorts }: { cohorts: Cohorts }) {
  const { t } = useTranslation();
  const after = Array.from({ length: monthsAfter }, (_, index) => index + 1);
  return (
    <section className={own['cohorts']}>
      <h2>{t('repeat.cohorts')}</h2>
      <div className={own['scroll']} tabIndex={0} role="region" aria-label={t('repeat.cohorts')}>
        <table className={classes['list']}>
          <thead>
            <tr>
              <th>{t('repeat.first')}</th>
              <th className={classes['number']}>{t('repeat.members')}</th>
              {after.map((months) => (
                <th key={months} className={classes['number']}>
                  {t('repeat.after', { months })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...cohorts].reverse().map(({ first, months }) => {
              const begun = months.find(({ month }) => month === first)?.members ?? 0;
              const byAge = new Map(
                months.map((it) => [monthNumber(it.month) - monthNumber(first), it.members]),
              );
              return (
                <tr key={first}>
                  <td>{first.replace('-', '/')}</td>
                  <td className={classes['number']}>{t('people.count', { times: count(begun) })}</td>
                  {after.map((age) => {
                    const members = byAge.get(age);
                    const share = members === undefined || begun === 0 ? null : members / begun;
                    return (
                      <td key={age} className={classes['number']}>
                        {share === null ? '' : `${Math.round(100 * share)}%`}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
