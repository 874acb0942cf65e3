import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../api/types';
import { Link } from '../app/Link';
import { MemberBookings } from '../bookings/MemberBookings';
import { MemberFigures } from '../figures/MemberFigures';
import { MemberKarte } from '../karte/MemberKarte';
import { MemberLoyalty } from '../loyalty/MemberLoyalty';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { Tabs } from '../parts/Tabs';
import { LineCode } from './LineCode';
import { MemberCards } from './MemberCards';
import { MemberConsents } from './MemberConsents';
import { MemberFacts } from './MemberFacts';
import { MemberHead } from './MemberHead';
import { MemberHistory } from './MemberHistory';
import { MemberHousehold } from './MemberHousehold';
import { MemberMerge } from './MemberMerge';
import { MemberMind } from './MemberMind';
import { MemberPrivacy } from './MemberPrivacy';
import { MemberProfile } from './MemberProfile';
import { memberPageQuery } from './queries';
import classes from './Member.module.css';

interface MemberPageProps {
  readonly id: string;
  /** The address, whose end says which part of the page is shown. */
  readonly path: string;
}

/** The guest in front of you: who it is and what to mind, always in sight; then, a part at a time, everything else. */
export function MemberPage({ id, path }: MemberPageProps) {
  const { t } = useTranslation();
  const member = useQuery(memberPageQuery(id));
  return (
    <>
      <p className={classes['back']} data-back="">
        <Link href="/members">{t('member.back')}</Link>
      </p>
      <Answer query={member}>{(known) => <Known member={known} path={path} />}</Answer>
    </>
  );
}

function Known({ member, path }: { member: Member; path: string }) {
  const { t } = useTranslation();
  const { id } = member;
  if (member.erased) {
    return (
      <>
        <h1>
          {id} {t('member.erased')}
        </h1>
        <p className={page['quiet']}>{t('member.erasedHelp')}</p>
        <MemberFacts member={member} />
        <MemberHistory id={id} />
      </>
    );
  }
  const parts: Readonly<Record<string, ReactNode>> = {
    [`/members/${id}/karte`]: <MemberKarte memberId={id} />,
    [`/members/${id}/history`]: <MemberHistory id={id} />,
    [`/members/${id}/points`]: <MemberLoyalty id={id} />,
    [`/members/${id}/bookings`]: <MemberBookings memberId={id} />,
    [`/members/${id}/profile`]: <Profile member={member} />,
  };
  const current = Object.hasOwn(parts, path) ? path : `/members/${id}`;
  return (
    <>
      <MemberHead member={member} />
      <MemberMind member={member} />
      <Tabs
        label={t('member.parts')}
        current={current}
        tabs={[
          { href: `/members/${id}`, word: t('member.tab.now') },
          { href: `/members/${id}/karte`, word: t('nav.karte') },
          { href: `/members/${id}/history`, word: t('member.history') },
          { href: `/members/${id}/points`, word: t('member.tab.points') },
          { href: `/members/${id}/bookings`, word: t('nav.bookings') },
          { href: `/members/${id}/profile`, word: t('member.tab.profile') },
        ]}
      />
      {parts[path] ?? (
        <>
          {member.provisional && (
            <div className={classes['first']}>
              <MemberProfile member={member} />
            </div>
          )}
          <MemberFacts member={member} />
          <MemberFigures id={id} />
        </>
      )}
    </>
  );
}

/** Who they are, what they agreed to, and by what they are known. */
function Profile({ member }: { member: Member }) {
  return (
    <div className={classes['parts']}>
      <div className={classes['column']}>
        <MemberProfile member={member} />
        <MemberConsents member={member} />
        <LineCode id={member.id} />
      </div>
      <div className={classes['column']}>
        <MemberCards member={member} />
        <MemberHousehold member={member} />
        <MemberMerge member={member} />
        <MemberPrivacy member={member} />
      </div>
    </div>
  );
}
