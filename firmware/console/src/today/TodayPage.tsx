import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { may, session } from '../api/session';
import type { Today } from '../api/types';
import { useStore } from '../app/store';
import { day } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { Goals } from './Goals';
import { HourBars } from './HourBars';
import { Notices } from './Notices';
import { todayQuery } from './queries';
import { TodaysBookings } from './TodaysBookings';
import own from './TodayPage.module.css';

/** きょう: sales now, against last week and the goals, and what asks for a hand; one look, no clicks. */
export default function TodayPage() {
  const today = useQuery(todayQuery);
  return <Answer query={today}>{(it) => <Sight today={it} />}</Answer>;
}

function Sight({ today }: { today: Today }) {
  const { t, i18n } = useTranslation();
  const { person } = useStore(session);
  return (
    <>
      <header className={own['head']}>
        <div>
          <h1 className={classes['label']}>
            {t('today.net')} {day(today.day, languageOf(i18n.language))}
          </h1>
          <p className={own['net']}>{yen(today.net)}</p>
          <p>{comparison(today, t)}</p>
        </div>
        {today.sales > 0 && (
          <dl className={own['counts']}>
            <div>
              <dt>{t('today.salesWord')}</dt>
              <dd>{t('today.sales', { times: count(today.sales) })}</dd>
            </div>
            {today.average !== null && (
              <div>
                <dt>{t('today.averageWord')}</dt>
                <dd>{yen(today.average)}</dd>
              </div>
            )}
            <div>
              <dt>{t('today.membersWord')}</dt>
              <dd>{`${String(Math.round((100 * today.memberSales) / today.sales))}%`}</dd>
            </div>
          </dl>
        )}
      </header>
      <div className={own['sight']}>
        <div data-area="goals">
          <Goals today={today} />
        </div>
        <section data-area="hours">
          <h2>{t('today.hours')}</h2>
          <HourBars hours={today.hours} />
        </section>
        {may(person, 'bookings.read') && (
          <div data-area="bookings">
            <TodaysBookings day={today.day} />
          </div>
        )}
        <div data-area="notices">
          <Notices today={today} />
        </div>
      </div>
    </>
  );
}

function comparison(today: Today, t: TFunction): string {
  if (today.lastWeek === 0) return t('today.noLastWeek');
  const ahead = today.net - today.lastWeekByNow;
  if (ahead === 0) return t('today.same');
  const amount = yen(Math.abs(ahead));
  return ahead > 0 ? t('today.ahead', { amount }) : t('today.behind', { amount });
}
