import { useTranslation } from 'react-i18next';
import type { Today } from '../api/types';
import { yen } from '../format/yen';
import classes from './TodayPage.module.css';

const height = 160;
const labelHeight = 24;
const slot = 40;

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

/** Today as bars, last week as a mark on each; the figures stand in a table for ears and copying. */
export function HourBars({ hours }: { hours: Today['hours'] }) {
  const { t } = useTranslation();
  const shown = hoursShown(hours);
  const highest = Math.max(1, ...shown.flatMap(({ today, lastWeek }) => [today, lastWeek]));
  const y = (amount: number) => height - (amount / highest) * (height - 24);
  const width = shown.length * slot;
  return (
    <figure className={classes['chart']}>
      <svg
        viewBox={`0 0 ${width} ${height + labelHeight}`}
        style={{ maxWidth: width * 1.6 }}
        aria-hidden="true"
      >
        {shown.map(({ hour, today, lastWeek }, index) => (
          <g key={hour} transform={`translate(${index * slot} 0)`}>
            <rect
              className={classes['bar']}
              x={6}
              width={slot - 12}
              y={y(today)}
              height={height - y(today)}
              rx={2}
            />
            {lastWeek > 0 && <path className={classes['mark']} d={`M2 ${y(lastWeek)}h${slot - 4}`} />}
            <text x={slot / 2} y={height + 18} textAnchor="middle">
              {hour}
            </text>
          </g>
        ))}
        <path className={classes['base']} d={`M0 ${height}h${width}`} />
      </svg>
      <figcaption className={classes['key']}>
        <span data-bar="">{t('today.thisDay')}</span>
        <span data-mark="">{t('today.lastWeek')}</span>
      </figcaption>
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
