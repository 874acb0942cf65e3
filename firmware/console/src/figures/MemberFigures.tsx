import { queryOptions, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { may } from '../api/session';
import { Link } from '../app/Link';
import { usePerson } from '../app/usePerson';
import { day } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Facts, type Fact } from '../parts/Facts';
import page from '../parts/page.module.css';
import { Bars } from './Bars';
import classes from './MemberFigures.module.css';

export const memberFiguresQuery = (id: string) =>
  queryOptions({
    queryKey: ['member', id, 'figures'],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}/figures', { signal, params: { path: { id } } })),
  });

const weekdayKeys = [0, 1, 2, 3, 4, 5, 6] as const;

/**
 * When a member comes, how often, what they buy, and whether they stay away; total, visits and last visit stand above it.
 */
export function MemberFigures({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const figures = useQuery(memberFiguresQuery(id));
  const person = usePerson();
  const language = languageOf(i18n.language);
  return (
    <Answer query={figures}>
      {(it) => {
        const facts: readonly Fact[] = [
          [t('figures.first'), it.first === null ? t('figures.none') : day(it.first, language)],
          [
            t('figures.interval'),
            it.usualInterval === null
              ? t('figures.unknown')
              : t('figures.everyDays', { count: it.usualInterval }),
          ],
          [
            t('figures.trend'),
            it.intervalTrendPercent === null
              ? t('figures.unknown')
              : t(
                  it.intervalTrendPercent >= 120
                    ? 'figures.trendLonger'
                    : it.intervalTrendPercent <= 80
                      ? 'figures.trendShorter'
                      : 'figures.trendSame',
                ),
          ],
          [t('figures.next'), it.nextVisit === null ? t('figures.unknown') : day(it.nextVisit, language)],
        ];
        return (
          <>
            {it.signs.length > 0 && (
              <p className={classes['signs']}>
                {t('figures.signs', { signs: it.signs.map((sign) => t(`sign.${sign}`)).join('、') })}
              </p>
            )}
            <div className={page['columns']}>
              <Facts title={t('figures.title')} facts={facts} />
              <Bars
                title={t('figures.spend')}
                every={3}
                bars={it.spend.map(({ month, amount }) => ({
                  word: t('figures.month', { month: Number(month.slice(5, 7)) }),
                  value: amount,
                  figure: yen(amount),
                }))}
              />
              <Bars
                title={t('figures.hours')}
                every={3}
                bars={it.hours
                  .map((value, hour) => ({
                    word: t('figures.hour', { hour }),
                    value,
                    figure: t('figures.times', { count: value }),
                  }))
                  .slice(6, 24)}
              />
              <Bars
                title={t('figures.weekdays')}
                bars={weekdayKeys.map((weekday) => ({
                  word: t(`weekday.${weekday}`),
                  value: it.weekdays[weekday] ?? 0,
                  figure: t('figures.times', { count: it.weekdays[weekday] ?? 0 }),
                }))}
              />
              <Bars
                title={t('figures.season')}
                every={3}
                bars={it.months.map((value, month) => ({
                  word: t('figures.month', { month: month + 1 }),
                  value,
                  figure: t('figures.times', { count: value }),
                }))}
              />
              <Purchases title={t('figures.products')} rows={it.products} />
              <Purchases title={t('figures.departments')} rows={it.departments} />
            </div>
            {it.segments.length > 0 && (
              <p className={page['quiet']} style={{ marginTop: 24 }}>
                {t('figures.segments')}
                {it.segments.map(({ id, name }, index) => (
                  <Fragment key={id}>
                    {index > 0 && '、'}
                    {may(person, 'campaigns.read') ? <Link href={`/groups/${id}`}>{name}</Link> : name}
                  </Fragment>
                ))}
              </p>
            )}
          </>
        );
      }}
    </Answer>
  );
}

interface PurchasesProps {
  readonly title: string;
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly times: number;
    readonly amount: number;
  }[];
}

/** What was bought, with a line as long as its part. */
function Purchases({ title, rows }: PurchasesProps) {
  const { t } = useTranslation();
  const highest = Math.max(1, ...rows.map(({ amount }) => amount));
  return (
    <section>
      <h2 className={classes['heading']}>{title}</h2>
      {rows.length === 0 && <p className={page['quiet']}>{t('figures.nothingBought')}</p>}
      <ul className={classes['purchases']}>
        {rows.slice(0, 8).map(({ code, name, times, amount }) => (
          <li key={code}>
            <span>{name}</span>
            <span className={classes['amount']}>
              {yen(amount)}・{t('figures.times', { count: count(times) })}
            </span>
            <span
              className={classes['part']}
              aria-hidden="true"
              style={{ width: `${Math.round((Math.max(0, amount) / highest) * 100)}%` }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
