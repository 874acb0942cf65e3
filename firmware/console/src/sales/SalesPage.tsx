import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Sale } from '../api/types';
import { ChevronIcon } from '../app/icons';
import { Link } from '../app/Link';
import { salesQuery } from '../app/queries';
import { usePath } from '../app/router';
import { day, dayAndTime } from '../format/time';
import { count, percent, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import { todayQuery } from '../today/queries';
import { MemberName } from './MemberName';
import { More, MoreFound } from './More';
import { foundSalesQuery } from './queries';
import { Refunds } from './Refunds';
import { SaleDetails } from './SaleDetails';
import { marksOf } from './saleMarks';
import { SalesSearch } from './SalesSearch';
import type { BookQuestion } from './search';
import classes from './SalesPage.module.css';

/** 売上: the sales, or what came back of them; each can be searched. */
export default function SalesPage() {
  const path = usePath();
  const id = /^\/sales\/(\d{8}-\d{1,9})$/.exec(path)?.[1];
  return id === undefined ? <Books path={path} /> : <OneSale id={id} />;
}

function OneSale({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const sale = useQuery({
    queryKey: ['sale', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/sales/{id}', { signal, params: { path: { id } } })),
  });
  return (
    <>
      <p data-back="">
        <Link href="/sales">{t('sales.back')}</Link>
      </p>
      <Answer query={sale}>
        {(it) => (
          <>
            <Head
              title={t('sales.one', { number: it.number, at: dayAndTime(it.at, languageOf(i18n.language)) })}
              figure={yen(it.total)}
              note={
                it.memberId === null ? (
                  t('sales.noMember')
                ) : (
                  <Link href={`/members/${it.memberId}`}>
                    <MemberName id={it.memberId} />
                  </Link>
                )
              }
            />
            <SaleDetails sale={it} />
          </>
        )}
      </Answer>
    </>
  );
}

function Books({ path }: { path: string }) {
  if (path === '/sales/refunds') return <Refunds />;
  return (
    <>
      <Today />
      <Sales />
    </>
  );
}

function Sales() {
  const [question, setQuestion] = useState<BookQuestion>({});
  return (
    <>
      <SalesSearch onSearch={setQuestion} />
      {Object.keys(question).length === 0 ? (
        <Newest />
      ) : (
        <Found key={JSON.stringify(question)} question={question} />
      )}
    </>
  );
}

/** All of them, kept current by events. */
function Newest() {
  const { t } = useTranslation();
  const sales = useInfiniteQuery(salesQuery);
  const items = sales.data?.pages.flatMap((page) => page.items);
  return (
    <Answer query={{ data: items, error: sales.error, refetch: sales.refetch as never }}>
      {(list) =>
        list.length === 0 ? (
          <div className={classes['empty']}>
            <h2>{t('sales.empty')}</h2>
            <p>{t('sales.emptyStep')}</p>
            <p>
              <Link href="/appliance">{t('nav.toAppliance')}</Link>
            </p>
          </div>
        ) : (
          <>
            <List items={list} />
            <More query={sales} end={t('sales.end')} />
          </>
        )
      }
    </Answer>
  );
}

function Found({ question }: { question: BookQuestion }) {
  const { t } = useTranslation();
  const sales = useInfiniteQuery(foundSalesQuery(question));
  const items = sales.data?.pages.flatMap((page) => page.items);
  return (
    <Answer query={{ data: items, error: sales.error, refetch: sales.refetch as never }}>
      {(list) => (
        <>
          {list.length > 0 && <List items={list} />}
          {list.length === 0 && !sales.hasNextPage && <p role="status">{t('search.none')}</p>}
          {(list.length > 0 || sales.hasNextPage) && (
            <MoreFound query={sales} found={list.length} end={t('search.end')} />
          )}
        </>
      )}
    </Answer>
  );
}

/** The figure one came for: what was taken today, less what was given back. */
function Today() {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(todayQuery);
  return (
    <header className={classes['today']}>
      <h1 className={classes['label']}>
        {t('sales.today', { day: data === undefined ? '' : day(data.day, languageOf(i18n.language)) })}
      </h1>
      <p className={classes['figure']}>{data === undefined ? '…' : yen(data.net)}</p>
      {data !== undefined && (
        <p className={classes['quiet']}>{t('sales.count', { sales: count(data.sales) })}</p>
      )}
    </header>
  );
}

function List({ items }: { items: readonly Sale[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className={classes['list']} aria-label={t('sales.list')}>
      <thead>
        <tr>
          <th className={classes['number']}>{t('sales.number')}</th>
          <th>{t('sales.at')}</th>
          <th className={classes['number']}>{t('sales.total')}</th>
          <th className={classes['tax']}>{t('sales.tax')}</th>
          <th>{t('sales.member')}</th>
          <th className={classes['number']}>{t('sales.points')}</th>
          <th aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {items.map((sale) => (
          <Fragment key={sale.id}>
            <Row
              sale={sale}
              open={open === sale.id}
              onToggle={() => setOpen((before) => (before === sale.id ? null : sale.id))}
            />
            {open === sale.id && (
              <tr className={classes['detailsRow']}>
                <td colSpan={7}>
                  <SaleDetails sale={sale} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly sale: Sale;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Row({ sale, open, onToggle }: RowProps) {
  const { t, i18n } = useTranslation();
  const taxes = sale.taxes.map(({ rateBasisPoints, tax }) => `${percent(rateBasisPoints)} ${yen(tax)}`);
  return (
    <tr className={classes['row']} data-open={open || undefined} onClick={onToggle}>
      <td className={classes['number']} data-cell="number">
        {sale.number}
      </td>
      <td data-cell="at">{dayAndTime(sale.at, languageOf(i18n.language))}</td>
      <td className={classes['number']} data-cell="total">
        {marksOf(sale).map((mark) => (
          <span key={mark} className={classes['mark']} data-mark={mark}>
            {t(`sale.mark.${mark}`)}
          </span>
        ))}
        {yen(sale.total)}
      </td>
      <td className={classes['tax']} data-cell="tax">
        {taxes.map((words) => (
          <span key={words}>{words}</span>
        ))}
      </td>
      <td data-cell="member" data-none={sale.memberId === null || undefined}>
        {sale.memberId === null ? t('sales.noMember') : <MemberName id={sale.memberId} />}
      </td>
      <td className={classes['number']} data-cell="points" data-none={sale.memberId === null || undefined}>
        {sale.memberId === null ? '' : `+${count(sale.pointsGranted)}`}
      </td>
      <td data-cell="open">
        <button
          type="button"
          className={classes['open']}
          aria-expanded={open}
          aria-label={t(open ? 'sales.close' : 'sales.open', { number: sale.number })}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <ChevronIcon />
        </button>
      </td>
    </tr>
  );
}
