import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Today } from '../api/types';
import { Link } from '../app/Link';
import { day } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf, wordOr } from '../i18n';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { Goals } from './Goals';
import { HourBars } from './HourBars';
import { todayQuery } from './queries';
import own from './TodayPage.module.css';

/** きょう: sales now, against last week and the goals, and what asks for a hand; one look, no clicks. */
export default function TodayPage() {
  const today = useQuery(todayQuery);
  return <Answer query={today}>{(it) => <Sight today={it} />}</Answer>;
}

function Sight({ today }: { today: Today }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['label']}>
            {t('today.net')} {day(today.day, languageOf(i18n.language))}
          </h1>
          <p className={classes['figure']}>{yen(today.net)}</p>
          <p>{comparison(today, t)}</p>
        </div>
        <p className={own['counts']}>
          <span>{t('today.sales', { times: count(today.sales) })}</span>
          {today.average !== null && <span>{t('today.average', { amount: yen(today.average) })}</span>}
          {today.sales > 0 && (
            <span>
              {t('today.members', { percent: Math.round((100 * today.memberSales) / today.sales) })}
            </span>
          )}
        </p>
      </header>
      <div className={own['columns']}>
        <Notices today={today} />
        <Goals today={today} />
        <section data-wide="">
          <h2>{t('today.hours')}</h2>
          {today.hours.length === 0 ? (
            <p className={classes['quiet']}>{t('today.hoursEmpty')}</p>
          ) : (
            <HourBars hours={today.hours} />
          )}
        </section>
      </div>
    </>
  );
}

function comparison(today: Today, t: TFunction): string {
  if (today.lastWeek === 0) return t('today.noLastWeek');
  const ahead = today.net - today.lastWeekByNow;
  if (ahead === 0) return t('today.same');
  return t(ahead > 0 ? 'today.ahead' : 'today.behind', { amount: yen(Math.abs(ahead)) });
}

/** Where a notice leads. */
const leads: Record<string, string> = {
  'drawer-not-closed': '/register',
  'papers-waiting': '/',
  'sales-held': '/register',
  'stock-low': '/products/stock',
};

function Notices({ today }: { today: Today }) {
  const { t } = useTranslation();
  const devices = today.health.devices.filter(({ state }) => state !== 'online');
  const items: { key: string; words: ReactNode; bad: boolean }[] = [
    ...(today.health.status === 'failed' ? [{ key: 'failed', words: t('health.failed'), bad: true }] : []),
    ...devices.map(({ role, lastError }) => ({
      key: role,
      words: (
        <>
          <Link href="/">{t('notice.device', { device: wordOr(`device.${role}`, role) })}</Link>
          {lastError !== null && <span className={classes['quiet']}> {lastError}</span>}
        </>
      ),
      bad: true,
    })),
    ...today.notices.map(({ kind, count: times, names }) => ({
      key: kind,
      words: (
        <Link href={leads[kind] ?? '/'}>
          {t(`notice.${kind as 'stock-low'}`, { times, names: names.join('、') })}
        </Link>
      ),
      bad: kind === 'drawer-not-closed',
    })),
  ];
  return (
    <section>
      <h2>{t('today.notices')}</h2>
      {items.length === 0 ? (
        <p className={classes['quiet']}>{t('today.noNotices')}</p>
      ) : (
        <ul className={own['notices']}>
          {items.map(({ key, words, bad }) => (
            <li key={key} data-bad={bad || undefined}>
              {words}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
