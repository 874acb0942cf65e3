import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { may, type Person } from '../api/session';
import { Find } from '../find/Find';
import { ErrorBoundary } from './ErrorBoundary';
import { Home } from './Home';
import { AccountIcon, HelpIcon, MoreIcon } from './icons';
import { Link } from './Link';
import { connection, liveWhileSeen } from './live';
import { NoticeBar } from './NoticeBar';
import { Parts } from './Parts';
import { currentOf, partsFor, places, railFor, whereIs } from './places';
import { Preferences } from './Preferences';
import { helpAddress, usePath } from './router';
import classes from './Shell.module.css';
import { useStore } from './store';
import { useGoKeys } from './useGoKeys';

const AccountPage = lazy(() => import('../account/AccountPage'));
const HelpPage = lazy(() => import('../help/HelpPage'));
const MorePage = lazy(() => import('./MorePage'));

/** One's own; they stand apart from the places of the shop. */
const aside = [
  { path: '/help', word: 'nav.help', icon: <HelpIcon />, page: <HelpPage /> },
  { path: '/account', word: 'nav.account', icon: <AccountIcon />, page: <AccountPage /> },
] as const;

interface ShellProps {
  readonly person: Person;
  /** Whether the session goes on; else the pages wait, out of sight, for their person. */
  readonly signedIn: boolean;
}

/** The frame: the rail, the search box, and the page of the address with the other pages of its place. */
export function Shell({ person, signedIn }: ShellProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const path = usePath();
  const main = useRef<HTMLElement>(null);
  useGoKeys(person);

  useEffect(() => {
    if (!signedIn) return;
    if (person.owes !== null) {
      // Nothing is told to who owes something: that is no loss.
      connection.set('connecting');
      return;
    }
    const leave = new AbortController();
    liveWhileSeen(client, person.sessionId, leave.signal);
    return () => leave.abort();
  }, [client, person.sessionId, person.owes, signedIn]);

  const pages = useMemo(() => [...places.flatMap((place) => partsFor(person, place)), ...aside], [person]);
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
      <Rail person={person} path={path} />
      <div className={classes['content']}>
        <Lost />
        <Find pages={pages} />
        <main ref={main} id="main" tabIndex={-1} className={classes['main']}>
          <ErrorBoundary at={path}>
            <Suspense fallback={<p className={classes['loading']}>{t('common.loading')}</p>}>
              <PageAt path={path} person={person} />
            </Suspense>
          </ErrorBoundary>
        </main>
        <NoticeBar />
      </div>
    </div>
  );
}

/** At most eight places, and below them what is one's own; on a phone a bar of five, and その他. */
function Rail({ person, path }: { person: Person; path: string }) {
  const { t } = useTranslation();
  const { items, onPhone } = useMemo(() => railFor(person), [person]);
  const current = currentOf(items, path);
  const beyond = path === '/more' || current === undefined || items.indexOf(current) >= onPhone;
  return (
    <nav className={classes['rail']} aria-label={t('nav.label')}>
      <div className={classes['places']}>
        {items.map((item, index) => (
          <Link
            key={item.path}
            href={item.path}
            className={classes['place']}
            data-spare={index >= onPhone || undefined}
            aria-current={item === current ? 'page' : undefined}
            onPointerEnter={() => void item.fetch()}
          >
            {item.icon}
            <span>{t(item.word)}</span>
          </Link>
        ))}
        <Link
          href="/more"
          className={classes['place']}
          data-more=""
          aria-current={beyond && path !== '/' ? 'page' : undefined}
        >
          <MoreIcon />
          <span>{t('nav.more')}</span>
        </Link>
      </div>
      <div>
        {aside.map(({ path: href, word, icon }) => (
          <Link
            key={href}
            href={href === '/help' ? helpAddress() : href}
            className={classes['place']}
            aria-current={path === href ? 'page' : undefined}
          >
            {icon}
            <span>{t(word)}</span>
          </Link>
        ))}
        <Preferences />
      </div>
    </nav>
  );
}

/** Says when the appliance is out of reach. */
function Lost() {
  const { t } = useTranslation();
  const state = useStore(connection);
  return (
    <div role="status" className={classes['status']}>
      {state === 'lost' && <p className={classes['lost']}>{t('connection.lost')}</p>}
    </div>
  );
}

function PageAt({ path, person }: { path: string; person: Person }): ReactNode {
  const { t } = useTranslation();
  // Nothing else is theirs before that: see decision 0053.
  if (person.owes !== null && path !== '/help') return <AccountPage />;
  if (path === '/') return <Home person={person} />;
  if (path === '/more') {
    const { items, onPhone } = railFor(person);
    const own = aside.map((one) => (one.path === '/help' ? { ...one, path: helpAddress() } : one));
    return <MorePage places={[...items.slice(onPhone), ...own]} />;
  }
  const own = aside.find((one) => one.path === path);
  if (own !== undefined) return own.page;
  const where = whereIs(path);
  if (where === null) {
    return (
      <>
        <h1>{t('nav.missing')}</h1>
        <p>
          <Link href="/">{t('nav.toHome')}</Link>
        </p>
      </>
    );
  }
  if (!may(person, where.part.needs)) {
    return (
      <>
        <h1>{t('nav.closed')}</h1>
        <p>{t('nav.closedHelp')}</p>
      </>
    );
  }
  const { Page } = where.part.at;
  return (
    <Parts place={where.place} parts={partsFor(person, where.place)} current={path}>
      <Page />
    </Parts>
  );
}
