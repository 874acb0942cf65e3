import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from './ErrorBoundary';
import {
  ApplianceIcon,
  ClosingsIcon,
  HelpIcon,
  MoreIcon,
  ProductsIcon,
  RegisterIcon,
  SalesIcon,
  SettingsIcon,
  StaffIcon,
  ReportsIcon,
  TodayIcon,
} from './icons';
import { Link } from './Link';
import { connection, live } from './live';
import { NoticeBar } from './NoticeBar';
import { Preferences } from './Preferences';
import { Find } from '../technician/Find';
import { technicianPlaces } from '../technician/places';
import { usePath } from './router';
import classes from './Shell.module.css';
import { useStore } from './store';

const AppliancePage = lazy(() => import('../appliance/AppliancePage'));
const TodayPage = lazy(() => import('../today/TodayPage'));
const ReportsPage = lazy(() => import('../reports/ReportsPage'));
const SalesPage = lazy(() => import('../sales/SalesPage'));
const RegisterPage = lazy(() => import('../register/RegisterPage'));
const ClosingsPage = lazy(() => import('../register/ClosingsPage'));
const ProductsPage = lazy(() => import('../products/ProductsPage'));
const StaffPage = lazy(() => import('../staff/StaffPage'));
const SettingsPage = lazy(() => import('../settings/SettingsPage'));
const HelpPage = lazy(() => import('../help/HelpPage'));
const MorePage = lazy(() => import('./MorePage'));

/** A phone's bar has room for those that are not `spare`; その他 leads to the others. */
const places = [
  { path: '/', word: 'nav.appliance', icon: <ApplianceIcon />, page: <AppliancePage />, spare: false },
  { path: '/today', word: 'nav.today', icon: <TodayIcon />, page: <TodayPage />, spare: false },
  { path: '/register', word: 'nav.register', icon: <RegisterIcon />, page: <RegisterPage />, spare: false },
  { path: '/sales', word: 'nav.sales', icon: <SalesIcon />, page: <SalesPage />, spare: false },
  { path: '/products', word: 'nav.products', icon: <ProductsIcon />, page: <ProductsPage />, spare: false },
  { path: '/reports', word: 'nav.reports', icon: <ReportsIcon />, page: <ReportsPage />, spare: true },
  { path: '/closings', word: 'nav.closings', icon: <ClosingsIcon />, page: <ClosingsPage />, spare: true },
  { path: '/staff', word: 'nav.staff', icon: <StaffIcon />, page: <StaffPage />, spare: true },
  { path: '/settings', word: 'nav.settings', icon: <SettingsIcon />, page: <SettingsPage />, spare: true },
  { path: '/help', word: 'nav.help', icon: <HelpIcon />, page: <HelpPage />, spare: true },
] as const;

/** The place an address belongs to: /products/code/001 is within /products. */
function placeOf(path: string) {
  const first = `/${path.split('/')[1] ?? ''}`;
  return places.find((place) => place.path === first && (first !== '/' || path === '/'));
}

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

  const place = placeOf(path);
  const more = path === '/more';
  const page: ReactNode = more ? (
    <MorePage places={places.filter(({ spare }) => spare)} />
  ) : (
    (place?.page ?? (
      <>
        <h1>{t('nav.missing')}</h1>
        <p>
          <Link href="/">{t('nav.toAppliance')}</Link>
        </p>
      </>
    ))
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
          {places.map(({ path: href, word, icon, spare }) => (
            <Link
              key={href}
              href={href}
              className={classes['place']}
              data-spare={spare || undefined}
              aria-current={href === place?.path ? 'page' : undefined}
            >
              {icon}
              <span>{t(word)}</span>
            </Link>
          ))}
          <Link
            href="/more"
            className={classes['place']}
            data-more=""
            aria-current={more || place?.spare === true ? 'page' : undefined}
          >
            <MoreIcon />
            <span>{t('nav.more')}</span>
          </Link>
        </div>
        <Preferences />
      </nav>
      <div className={classes['content']}>
        <div role="status" className={classes['status']}>
          {state === 'lost' && <p className={classes['lost']}>{t('connection.lost')}</p>}
        </div>
        <Find pages={[...places, ...technicianPlaces]} />
        <main ref={main} id="main" tabIndex={-1} className={classes['main']}>
          <ErrorBoundary key={place?.path ?? path}>
            <Suspense fallback={<p className={classes['loading']}>{t('common.loading')}</p>}>{page}</Suspense>
          </ErrorBoundary>
        </main>
        <NoticeBar />
      </div>
    </div>
  );
}
