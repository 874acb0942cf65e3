import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Today } from '../api/types';
import { Link } from '../app/Link';
import { wordOr } from '../i18n';
import classes from '../parts/page.module.css';
import own from './TodayPage.module.css';

/** Where a notice leads. */
const leads: Readonly<Record<string, string>> = {
  'drawer-not-closed': '/register',
  'papers-waiting': '/appliance',
  'sales-held': '/register',
  'stock-low': '/products/stock',
};

/** What asks for a hand, devices first; or that nothing does. */
export function Notices({ today }: { today: Today }) {
  const { t } = useTranslation();
  const devices = today.health.devices.filter(({ state }) => state !== 'online');
  const items: { key: string; words: ReactNode; bad: boolean }[] = [
    ...(today.health.status === 'failed' ? [{ key: 'failed', words: t('health.failed'), bad: true }] : []),
    ...devices.map(({ role, lastError }) => ({
      key: role,
      words: (
        <>
          <Link href="/settings/devices">
            {t('notice.device', { device: wordOr(`device.${role}`, role) })}
          </Link>
          {lastError !== null && <span className={classes['quiet']}> {lastError}</span>}
        </>
      ),
      bad: true,
    })),
    ...today.notices.map(({ kind, count: times, names }) => ({
      key: kind,
      words: (
        <Link href={leads[kind] ?? '/register'}>
          {t(`notice.${kind as 'stock-low'}`, { times, names: names.join('、') })}
        </Link>
      ),
      bad: kind === 'drawer-not-closed',
    })),
  ];
  return (
    <section>
      <h2>{t('today.notices')}</h2>
      <ul className={own['notices']}>
        {items.map(({ key, words, bad }) => (
          <li key={key} data-bad={bad || undefined}>
            {words}
          </li>
        ))}
        {items.length === 0 && <li data-good="">{t('today.noNotices')}</li>}
        {devices.length === 0 && <li data-good="">{t('today.devicesWell')}</li>}
      </ul>
    </section>
  );
}
