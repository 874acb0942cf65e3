import { useTranslation } from 'react-i18next';
import type { Today } from '../api/types';
import { yen } from '../format/yen';
import classes from './TodayPage.module.css';

/** Hours in which most shops are open, 10:00 to 19:59, as turns of a day that begins at five. */
const usual = [5, 14];

/** Hours from the first with a sale to the last, at least the usual ones, none left out between them. */
export function hoursShown(hours: Today['hours']): Today['hours'] {
  const order = hours.map(({ hour }) => (hour + 19) % 24);
  const [first, last] = [Math.min(...order, ...usual), Math.max(...order, ...usual)];
  const byOrder = new Map(hours.map((hour, index) => [order[index], hour]));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const turn = first + index;
    return byOrder.get(turn) ?? { hour: (turn + 5) % 24, today: 0, lastWeek: 0 };
  });
}

/** Today as bars, last week as a mark over each; the figures stand in a table for ears and copying. */
export function HourBars({ hours }: { hours: Today['hours'] }) {
  const { t } = useTranslation();
  const shown = hoursShown(hours);
  const amounts = shown.flatMap(({ today, lastWeek }) => [today, lastWeek]);
  const highest = Math.max(...amounts);
  const best = shown.findIndex(
    ({ today }) => today > 0 && today === Math.max(...shown.map((it) => it.today)),
  );
  const before = shown.findIndex(
    ({ lastWeek }, index) =>
      index !== best &&
      lastWeek > 0 &&
      lastWeek === Math.max(...shown.filter((_, other) => other !== best).map((it) => it.lastWeek)),
  );
  const edge = (index: number) => (index < 1 ? 'first' : index > shown.length - 2 ? 'last' : undefined);
  const height = (amount: number) => `${String(highest === 0 ? 0 : (Math.max(0, amount) / highest) * 100)}%`;
  return (
    <figure className={classes['chart']}>
      <div className={classes['plot']} aria-hidden="true">
        {highest === 0 && <p className={classes['none']}>{t('today.hoursEmpty')}</p>}
        {shown.map(({ hour, today, lastWeek }, index) => (
          <div
            key={hour}
            className={classes['slot']}
            title={t('today.hourBoth', { hour, today: yen(today), lastWeek: yen(lastWeek) })}
          >
            <div className={classes['room']}>
              <span className={classes['bar']} style={{ height: height(today) }} />
              {index === best && (
                <span
                  className={classes['says']}
                  data-edge={edge(index)}
                  style={{ bottom: height(Math.max(today, lastWeek)) }}
                >
                  {yen(today)}
                </span>
              )}
              {lastWeek > 0 && <span className={classes['mark']} style={{ bottom: height(lastWeek) }} />}
              {index === before && (
                <span
                  className={classes['says']}
                  data-edge={edge(index)}
                  data-quiet=""
                  style={{ bottom: height(Math.max(today, lastWeek)) }}
                >
                  {t('today.lastWeek')}
                </span>
              )}
            </div>
            <span className={classes['hour']}>{hour}</span>
          </div>
        ))}
      </div>
      <table className="heard">
        <caption>{t('today.hours')}</caption>
        <thead>
          <tr>
            <th>{t('by.hour')}</th>
            <th>{t('today.thisDay')}</th>
            <th>{t('today.lastWeek')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ hour, today, lastWeek }) => (
            <tr key={hour}>
              <th>{t('today.hour', { hour })}</th>
              <td>{yen(today)}</td>
              <td>{yen(lastWeek)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
