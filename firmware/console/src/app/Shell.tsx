import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from './ErrorBoundary';
import { ApplianceIcon, SalesIcon } from './icons';
import { Link } from './Link';
import { connection, live } from './live';
import { Preferences } from './Preferences';
import { usePath } from './router';
import classes from './Shell.module.css';
import { useStore } from './store';

const AppliancePage = lazy(() => import('../appliance/AppliancePage'));
const SalesPage = lazy(() => import('../sales/SalesPage'));

const places = [
  { path: '/', word: 'nav.appliance', icon: <ApplianceIcon />, page: <AppliancePage /> },
  { path: '/sales', word: 'nav.sales', icon: <SalesIcon />, page: <SalesPage /> },
] as const;

export function Shell({ token }: { token: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const path = usePath();
  const state = useStore(connection);
  const main = useRef<HTMLElement>(null);

  useEffect(() => {
    const leave = new AbortController();
    live(client, token, leave.signal);
    return () => leave.abort();
  }, [client, token]);

  const place = places.find((candidate) => candidate.path === path);
  const page: ReactNode = place?.page ?? (
    <>
      <h1>{t('nav.missing')}</h1>
      <p>
        <Link href="/">{t('nav.toAppliance')}</Link>
      </p>
    </>
  );

  return (
    <div className={classes['shell']}>
      <a
        className={classes['skip']}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      <nav className={classes['rail']} aria-label={t('nav.label')}>
        <div className={classes['places']}>
          {places.map(({ path: href, word, icon }) => (
            <Link
              key={href}
              href={href}
              className={classes['place']}
              aria-current={href === path ? 'page' : undefined}
            >
              {icon}
              <span>{t(word)}</span>
            </Link>
          ))}
        </div>
        <Preferences />
      </nav>
      <div className={classes['content']}>
        <div role="status" className={classes['status']}>
          {state === 'lost' && <p className={classes['lost']}>{t('connection.lost')}</p>}
        </div>
        <main ref={main} id="main" tabIndex={-1} className={classes['main']}>
          <ErrorBoundary key={path}>
            <Suspense fallback={<p className={classes['loading']}>{t('common.loading')}</p>}>{page}</Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
