import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RankClass } from '../api/types';
import { count, percent, yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { abcQuery, decileQuery } from './queries';
import classes from './Ranks.module.css';

/** デシル and ABC: whose part of the sales is how large. */
export function Ranks() {
  const { t } = useTranslation();
  const deciles = useQuery(decileQuery);
  const members = useQuery(abcQuery('members'));
  const products = useQuery(abcQuery('products'));
  return (
    <>
      <h1 className="heard">{t('ranks.title')}</h1>
      <Answer query={deciles}>
        {(rows) =>
          rows.every((row) => row.total === 0) ? (
            <div className={page['empty']}>
              <h2>{t('repeat.none')}</h2>
              <p>{t('repeat.noneStep')}</p>
            </div>
          ) : (
            <>
              <div className={page['head']}>
                <p>
                  <span className={page['label']}>{t('ranks.topTenth')}</span>
                  <br />
                  <span className={page['figure']}>{percent(whole(rows[0]?.shareBasisPoints ?? 0))}</span>
                </p>
              </div>
              <Classes title={t('ranks.decile')} word={(name) => t('ranks.decileOf', { name })} rows={rows} />
            </>
          )
        }
      </Answer>
      <Answer query={members}>{(rows) => <Abc title={t('ranks.abcMembers')} rows={rows} />}</Answer>
      <Answer query={products}>{(rows) => <Abc title={t('ranks.abcProducts')} rows={rows} />}</Answer>
    </>
  );
}

/** Nothing to divide is not shown as so many noughts. */
function Abc({ title, rows }: Omit<ClassesProps, 'word'>) {
  if (rows.every((row) => row.total === 0)) return null;
  return <Classes title={title} word={(name) => name} rows={rows} />;
}

/** A tenth of a percent is enough here. */
const whole = (basisPoints: number) => Math.round(basisPoints / 10) * 10;

interface ClassesProps {
  readonly title: string;
  readonly word: (name: string) => string;
  readonly rows: readonly RankClass[];
}

function Classes({ title, word, rows }: ClassesProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...rows.map(({ shareBasisPoints }) => shareBasisPoints));
  return (
    <section className={page['panel']}>
      <h2>{title}</h2>
      <table className={page['list']} data-fold="" aria-label={title}>
        <thead>
          <tr>
            <th>{t('ranks.class')}</th>
            <th className={page['number']}>{t('ranks.count')}</th>
            <th className={page['number']}>{t('ranks.total')}</th>
            <th className={page['number']}>{t('ranks.share')}</th>
            <th className={page['number']}>{t('ranks.cumulative')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td data-main="">{word(row.name)}</td>
              <td className={page['number']} data-word={t('ranks.count')}>
                {count(row.count)}
              </td>
              <td className={page['number']} data-figure="">
                {yen(row.total)}
              </td>
              <td className={page['number']}>
                <span className={classes['share']}>
                  <span
                    className={classes['bar']}
                    aria-hidden="true"
                    style={{ width: `${Math.round((row.shareBasisPoints / most) * 120)}px` }}
                  />
                  <span>{percent(whole(row.shareBasisPoints))}</span>
                </span>
              </td>
              <td className={page['number']} data-word={t('ranks.cumulative')}>
                {percent(whole(row.cumulativeBasisPoints))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
