import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Closing } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { usePath } from '../app/router';
import { day, dayAndTime } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { DownloadButton } from '../parts/DownloadButton';
import { Head } from '../parts/Head';
import { useStaffName } from '../parts/names';
import classes from '../parts/page.module.css';
import { closingQuery, closingsQuery } from './queries';
import { signed, Totals } from './Totals';

/** 精算: the list, and one with everything it says. */
export default function ClosingsPage() {
  const number = /^\/closings\/(\d{1,15})$/.exec(usePath())?.[1];
  return number === undefined ? <List /> : <One number={Number(number)} />;
}

function List() {
  const { t, i18n } = useTranslation();
  const closings = useInfiniteQuery(closingsQuery);
  const items = closings.data?.pages.flatMap((page) => page.items);
  const last = items?.[0];
  return (
    <>
      <Head
        title={
          last === undefined
            ? t('closings.title')
            : t('closings.last', { day: day(last.day, languageOf(i18n.language)) })
        }
        figure={items === undefined ? '…' : last === undefined ? t('closings.empty') : yen(last.net)}
        note={
          last &&
          (last.overShort === null
            ? t('closings.notCountedLong')
            : t('closings.overShort', { amount: signed(last.overShort) }))
        }
      />
      <Answer query={{ data: items, error: closings.error, refetch: closings.refetch as never }}>
        {(list) =>
          list.length === 0 ? (
            <div className={classes['empty']}>
              <p>{t('closings.emptyStep')}</p>
              <Link href="/register">{t('closings.toRegister')}</Link>
            </div>
          ) : (
            <>
              <Table list={list} />
              <div className={classes['more']}>
                {closings.hasNextPage && (
                  <Button
                    variant="default"
                    size="md"
                    disabled={closings.isFetchingNextPage}
                    onClick={() => void closings.fetchNextPage()}
                  >
                    {closings.isFetchingNextPage ? t('common.loading') : t('sales.more')}
                  </Button>
                )}
                {closings.isFetchNextPageError && <p role="alert">{errorWords(closings.error, t)}</p>}
              </div>
            </>
          )
        }
      </Answer>
    </>
  );
}

function Table({ list }: { list: readonly Closing[] }) {
  const { t, i18n } = useTranslation();
  const staffName = useStaffName();
  const language = languageOf(i18n.language);
  return (
    <table className={classes['list']} data-fold="" aria-label={t('closings.title')}>
      <thead>
        <tr>
          <th>{t('closings.number')}</th>
          <th>{t('closings.at')}</th>
          <th>{t('closings.staff')}</th>
          <th className={classes['number']}>{t('closings.sales')}</th>
          <th className={classes['number']}>{t('totals.overShort')}</th>
          <th className={classes['number']}>{t('totals.net')}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((closing) => (
          <tr key={closing.number}>
            <td data-main="">
              <Link href={`/closings/${closing.number}`}>
                {t('closings.name', { number: closing.number, day: day(closing.day, language) })}
              </Link>
            </td>
            <td>{dayAndTime(closing.at, language)}</td>
            <td>{closing.staffId === null ? '' : staffName(closing.staffId)}</td>
            <td className={classes['number']}>
              {t('closings.times', { times: count(closing.session.totals.sales) })}
            </td>
            <td className={classes['number']}>
              {closing.overShort === null ? t('closings.notCounted') : signed(closing.overShort)}
            </td>
            <td className={classes['number']} data-figure="">
              {yen(closing.net)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function One({ number }: { number: number }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const staffName = useStaffName();
  const closing = useQuery(closingQuery(number));
  return (
    <>
      <p className={classes['noPrint']}>
        <Link href="/closings">{t('closings.back')}</Link>
      </p>
      <Answer query={closing}>
        {(one) => (
          <>
            <header className={classes['head']}>
              <div>
                <h1 className={classes['label']}>
                  {t('closings.name', { number: one.number, day: day(one.day, language) })}
                </h1>
                <p className={classes['figure']}>{yen(one.net)}</p>
                <p className={classes['quiet']}>
                  {dayAndTime(one.at, language)}
                  {one.staffId !== null && ` ${t('sale.servedBy', { staff: staffName(one.staffId) })}`}
                </p>
              </div>
              <div className={`${classes['actions'] ?? ''} ${classes['noPrint'] ?? ''}`}>
                <Button size="md" onClick={() => window.print()}>
                  {t('closings.print')}
                </Button>
                <DownloadButton
                  path={`/api/v1/closings/${one.number}.csv`}
                  name={`closing-${one.number}.csv`}
                  word={t('closings.csv')}
                />
                <DownloadButton
                  path={`/api/v1/days/${one.day}/sales.csv`}
                  name={`sales-${one.day}.csv`}
                  word={t('closings.dayCsv')}
                />
              </div>
            </header>
            <Totals figures={one} />
          </>
        )}
      </Answer>
    </>
  );
}
