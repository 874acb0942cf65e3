import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { may, type Person } from '../api/session';
import { ErrorBoundary } from './ErrorBoundary';
import {
  AccountIcon,
  ApplianceIcon,
  BookingsIcon,
  CampaignsIcon,
  ClosingsIcon,
  GroupsIcon,
  HelpIcon,
  LoyaltyIcon,
  MembersIcon,
  KarteIcon,
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
const BookingsPage = lazy(() => import('../bookings/BookingsPage'));
const KartePage = lazy(() => import('../karte/KartePage'));
const SalesPage = lazy(() => import('../sales/SalesPage'));
const RegisterPage = lazy(() => import('../register/RegisterPage'));
const CampaignsPage = lazy(() => import('../campaigns/CampaignsPage'));
const ClosingsPage = lazy(() => import('../register/ClosingsPage'));
const MembersPage = lazy(() => import('../members/MembersPage'));
const ProductsPage = lazy(() => import('../products/ProductsPage'));
const GroupsPage = lazy(() => import('../groups/GroupsPage'));
const StaffPage = lazy(() => import('../staff/StaffPage'));
const SettingsPage = lazy(() => import('../settings/SettingsPage'));
const LoyaltyPage = lazy(() => import('../loyalty/LoyaltyPage'));
const HelpPage = lazy(() => import('../help/HelpPage'));
const AccountPage = lazy(() => import('../account/AccountPage'));
const MorePage = lazy(() => import('./MorePage'));

/** A phone's bar has room for those that are not `spare`; その他 leads to the others. */
const places = [
  {
    path: '/',
    word: 'nav.appliance',
    icon: <ApplianceIcon />,
    page: <AppliancePage />,
    spare: false,
    needs: 'counter.read',
  },
  {
    path: '/today',
    word: 'nav.today',
    icon: <TodayIcon />,
    page: <TodayPage />,
    spare: false,
    needs: 'today.read',
  },
  {
    path: '/register',
    word: 'nav.register',
    icon: <RegisterIcon />,
    page: <RegisterPage />,
    spare: false,
    needs: 'register.read',
  },
  {
    path: '/members',
    word: 'nav.members',
    icon: <MembersIcon />,
    page: <MembersPage />,
    spare: false,
    needs: 'members.read',
  },
  {
    path: '/bookings',
    word: 'nav.bookings',
    icon: <BookingsIcon />,
    page: <BookingsPage />,
    spare: false,
    needs: 'bookings.read',
  },
  {
    path: '/campaigns',
    word: 'nav.campaigns',
    icon: <CampaignsIcon />,
    page: <CampaignsPage />,
    spare: false,
    needs: 'campaigns.read',
  },
  {
    path: '/sales',
    word: 'nav.sales',
    icon: <SalesIcon />,
    page: <SalesPage />,
    spare: false,
    needs: 'sales.read',
  },
  {
    path: '/products',
    word: 'nav.products',
    icon: <ProductsIcon />,
    page: <ProductsPage />,
    spare: false,
    needs: 'products.read',
  },
  {
    path: '/karte',
    word: 'nav.karte',
    icon: <KarteIcon />,
    page: <KartePage />,
    spare: true,
    needs: 'karte.read',
  },
  {
    path: '/loyalty',
    word: 'nav.loyalty',
    icon: <LoyaltyIcon />,
    page: <LoyaltyPage />,
    spare: true,
    needs: 'loyalty.read',
  },
  {
    path: '/groups',
    word: 'nav.groups',
    icon: <GroupsIcon />,
    page: <GroupsPage />,
    spare: true,
    needs: 'campaigns.read',
  },
  {
    path: '/reports',
    word: 'nav.reports',
    icon: <ReportsIcon />,
    page: <ReportsPage />,
    spare: true,
    needs: 'reports.read',
  },
  {
    path: '/closings',
    word: 'nav.closings',
    icon: <ClosingsIcon />,
    page: <ClosingsPage />,
    spare: true,
    needs: 'register.read',
  },
  {
    path: '/staff',
    word: 'nav.staff',
    icon: <StaffIcon />,
    page: <StaffPage />,
    spare: true,
    needs: 'staff.read',
  },
  {
    path: '/settings',
    word: 'nav.settings',
    icon: <SettingsIcon />,
    page: <SettingsPage />,
    spare: true,
    needs: 'settings.read',
  },
  {
    path: '/help',
    word: 'nav.help',
    icon: <HelpIcon />,
    page: <HelpPage />,
    spare: true,
    needs: 'own.account',
  },
] as const;

/** One's own; it stands apart from the places of the shop. */
const account = {
  path: '/account',
  word: 'nav.account',
  icon: <AccountIcon />,
  page: <AccountPage />,
} as const;

/** The place an address belongs to: /products/code/001 is within /products. */
function placeOf(path: string) {
  const first = `/${path.split('/')[1] ?? ''}`;
  return [...places, account].find((place) => place.path === first && (first !== '/' || path === '/'));
}

interface ShellProps {
  readonly person: Person;
  /** Whether the session goes on; else the pages wait, out of sight, for their person. */
  readonly signedIn: boolean;
}

/** The rail follows the role: what one may not see is not offered. */
export function Shell({ person, signedIn }: ShellProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const path = usePath();
  const state = useStore(connection);
  const main = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!signedIn) return;
    const leave = new AbortController();
    live(client, person.sessionId, leave.signal);
    return () => leave.abort();
  }, [client, person.sessionId, signedIn]);

  const offered = places.filter(({ needs }) => may(person, needs));
  const place = placeOf(path);
  const more = path === '/more';
  const closed = place !== undefined && 'needs' in place && !may(person, place.needs);
  const page: ReactNode = more ? (
    <MorePage places={[...offered.filter(({ spare }) => spare), account]} />
  ) : closed ? (
    <>
      <h1>{t('nav.closed')}</h1>
      <p>{t('nav.closedHelp')}</p>
    </>
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
          {offered.map(({ path: href, word, icon, spare }) => (
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
            aria-current={
              more || place === account || (place !== undefined && 'spare' in place && place.spare)
                ? 'page'
                : undefined
            }
          >
            <MoreIcon />
            <span>{t('nav.more')}</span>
          </Link>
        </div>
        <div>
          <Link
            href={account.path}
            className={classes['place']}
            aria-current={place === account ? 'page' : undefined}
          >
            {account.icon}
            <span>{t(account.word)}</span>
          </Link>
          <Preferences />
        </div>
      </nav>
      <div className={classes['content']}>
        <div role="status" className={classes['status']}>
          {state === 'lost' && <p className={classes['lost']}>{t('connection.lost')}</p>}
        </div>
        <Find pages={[...offered, ...technicianPlaces.filter(({ needs }) => may(person, needs))]} />
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
