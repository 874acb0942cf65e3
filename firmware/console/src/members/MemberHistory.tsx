import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Sale } from '../api/types';
import { dayAndTime } from '../format/time';
import { yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { SaleLines } from '../sales/SaleLines';
import { EarlierSales } from './EarlierSales';
import classes from './Member.module.css';
import { memberSalesQuery } from './queries';

/** Names of a purchase that are told before it is opened; more are counted. */
const goodsTold = 3;

/** Every sale with its lines, the latest first. */
export function MemberHistory({ id }: { id: string }) {
  const { t } = useTranslation();
  const sales = useInfiniteQuery(memberSalesQuery(id));
  const items = sales.data?.pages.flatMap((some) => some.items);
  return (
    <section className={classes['part']}>
      <h2 className="heard">{t('member.history')}</h2>
      <Answer query={{ data: items, error: sales.error, refetch: sales.refetch as never }}>
        {(list) =>
          list.length === 0 ? (
            <p className={page['quiet']}>{t('member.historyEmpty')}</p>
          ) : (
            <>
              <ul className={classes['items']}>
                {list.map((sale) => (
                  <OneSale key={sale.id} sale={sale} />
                ))}
              </ul>
              {sales.hasNextPage && (
                <div className={page['more']}>
                  <Button
                    variant="default"
                    size="md"
                    disabled={sales.isFetchingNextPage}
                    onClick={() => void sales.fetchNextPage()}
                  >
                    {t('members.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Answer>
      <EarlierSales id={id} />
    </section>
  );
}

function OneSale({ sale }: { sale: Sale }) {
  const { t, i18n } = useTranslation();
  const goods = sale.lines.filter(({ voided }) => !voided).map(({ name }) => name);
  return (
    <li>
      <details className={classes['sale']}>
        <summary>
          <span className={classes['when']}>
            {sale.day.slice(0, 4)}/{dayAndTime(sale.at, languageOf(i18n.language))}
          </span>
          <span className={classes['goods']}>
            {goods.slice(0, goodsTold).join('、')}
            {goods.length > goodsTold && t('member.andMore', { more: goods.length - goodsTold })}
          </span>
          <b>{yen(sale.total)}</b>
        </summary>
        <SaleLines lines={sale.lines} />
      </details>
    </li>
  );
}
