import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefundItem } from '../api/types';
import { ChevronIcon } from '../app/icons';
import { dayAndTime } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf, wordOr } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import page from '../parts/page.module.css';
import { PaperButton } from '../parts/PaperImage';
import { registerQuery } from '../register/queries';
import { MemberName } from './MemberName';
import { MoreFound } from './More';
import { refundPaperQuery, refundsQuery } from './queries';
import details from './SaleDetails.module.css';
import { SaleLines } from './SaleLines';
import classes from './SalesPage.module.css';
import { SalesSearch } from './SalesSearch';
import type { BookQuestion } from './search';

/** 返品・取消: each with the sale it takes back from. */
export function Refunds() {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<BookQuestion>({});
  const refunds = useInfiniteQuery(refundsQuery(question));
  const items = refunds.data?.pages.flatMap((one) => one.items);
  const searched = Object.keys(question).length > 0;
  return (
    <>
      <GivenBack />
      <SalesSearch onSearch={setQuestion} />
      <Answer query={{ data: items, error: refunds.error, refetch: refunds.refetch as never }}>
        {(list) =>
          list.length === 0 && !refunds.hasNextPage ? (
            <div className={page['empty']}>
              <h2>{searched ? t('search.none') : t('refunds.empty')}</h2>
              {!searched && <p>{t('refunds.emptyStep')}</p>}
            </div>
          ) : (
            <>
              <List items={list} />
              <MoreFound
                key={JSON.stringify(question)}
                query={refunds}
                found={list.length}
                end={searched ? t('search.end') : t('refunds.end')}
              />
            </>
          )
        }
      </Answer>
    </>
  );
}

/** The figure one came for: what was given back since the last closing. */
function GivenBack() {
  const { t } = useTranslation();
  const { data } = useQuery(registerQuery);
  const totals = data?.session.totals;
  return (
    <Head
      title={t('refunds.now')}
      figure={totals === undefined ? '…' : yen(-(totals.returnTotal + totals.cancelTotal))}
      note={totals && t('refunds.times', { returns: count(totals.returns), cancels: count(totals.cancels) })}
    />
  );
}

function List({ items }: { items: readonly RefundItem[] }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className={page['list']} data-fold="" aria-label={t('refunds.tab')}>
      <thead>
        <tr>
          <th className={page['number']}>{t('sales.number')}</th>
          <th>{t('sales.at')}</th>
          <th>{t('refunds.kind')}</th>
          <th>{t('refunds.original')}</th>
          <th className={page['number']}>{t('sale.refunded')}</th>
          <th>{t('refunds.by')}</th>
          <th aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {items.map((refund) => (
          <Fragment key={refund.id}>
            <tr>
              <td className={page['number']}>{refund.number}</td>
              <td data-main="">{dayAndTime(refund.at, languageOf(i18n.language))}</td>
              <td>{t(refund.kind === 'cancel' ? 'refunds.cancel' : 'refunds.return')}</td>
              <td>{t('refunds.of', { number: refund.originalNumber })}</td>
              <td className={page['number']} data-figure="">
                {yen(-refund.total)}
              </td>
              <td>{refund.tenders.map(({ kind }) => wordOr(`tender.${kind}`, kind)).join('・')}</td>
              <td className={page['number']}>
                <button
                  type="button"
                  className={classes['open']}
                  aria-expanded={open === refund.id}
                  aria-label={t(open === refund.id ? 'sales.close' : 'sales.open', { number: refund.number })}
                  onClick={() => setOpen((before) => (before === refund.id ? null : refund.id))}
                >
                  <ChevronIcon />
                </button>
              </td>
            </tr>
            {open === refund.id && (
              <tr>
                <td colSpan={7} data-main="">
                  <Details refund={refund} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Details({ refund }: { refund: RefundItem }) {
  const { t } = useTranslation();
  const paper = useQuery(refundPaperQuery(refund.id));
  const title = t(refund.kind === 'cancel' ? 'refunds.cancel' : 'refunds.return');
  return (
    <div className={details['details']}>
      <div>
        <SaleLines lines={refund.lines} />
        {refund.memberId !== null && (
          <p>
            {t('sales.member')} <MemberName id={refund.memberId} />
          </p>
        )}
      </div>
      <Answer query={paper}>
        {(one) => (
          <PaperButton
            paper={one}
            title={`${title} No.${refund.number}`}
            fileName={`refund-${refund.number}.png`}
          />
        )}
      </Answer>
    </div>
  );
}
