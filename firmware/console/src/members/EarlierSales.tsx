import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { day } from '../format/time';
import { yen } from '../format/yen';
import { languageOf } from '../i18n';
import page from '../parts/page.module.css';
import classes from './Member.module.css';
import { earlierSalesQuery } from './queries';

/** What was bought before this register, brought over from another; nothing where nothing was. */
export function EarlierSales({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(earlierSalesQuery(id));
  if (data === undefined || data.length === 0) return null;
  return (
    <>
      <h2>{t('member.earlier')}</h2>
      <p className={page['quiet']}>{t('member.earlierHelp')}</p>
      <ul className={classes['items']}>
        {data.map((sale, index) => (
          <li key={`${sale.day}/${index}`}>
            <div data-row="">
              <span className={classes['when']}>
                {sale.day.slice(0, 4)}/{day(sale.day, languageOf(i18n.language))}
              </span>
              <span className={classes['goods']}>
                {sale.lines
                  .map(({ name, quantity }) => (quantity === 1 ? name : `${name} ×${quantity}`))
                  .join('、')}
              </span>
              <b>{yen(sale.total)}</b>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
