import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Member } from '../api/types';
import { Link } from '../app/Link';
import { count, yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { MemberCards } from './MemberCards';
import { MemberConsents } from './MemberConsents';
import { MemberHistory } from './MemberHistory';
import { MemberHousehold } from './MemberHousehold';
import { MemberMerge } from './MemberMerge';
import { MemberPrivacy } from './MemberPrivacy';
import { MemberProfile } from './MemberProfile';
import { memberPageQuery } from './queries';
import classes from './Member.module.css';
import { fullDay, useSince } from './words';

/** The guest in front of you: who it is, what to mind, then figures and everything else. */
export function MemberPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const member = useQuery(memberPageQuery(id));
  return (
    <>
      <p>
        <Link href="/members">{t('member.back')}</Link>
      </p>
      <Answer query={member}>{(known) => <Known member={known} />}</Answer>
    </>
  );
}

function Known({ member }: { member: Member }) {
  const { t } = useTranslation();
  if (member.erased) {
    return (
      <>
        <h1>
          {member.id} {t('member.erased')}
        </h1>
        <p className={page['quiet']}>{t('member.erasedHelp')}</p>
        <Figures member={member} />
        <MemberHistory id={member.id} />
      </>
    );
  }
  return (
    <>
      <Head member={member} />
      <Alerts member={member} />
      <Figures member={member} />
      <div className={classes['parts']}>
        <div className={classes['column']}>
          <MemberProfile member={member} />
          <MemberHistory id={member.id} />
        </div>
        <div className={classes['column']}>
          <MemberCards member={member} />
          <MemberConsents member={member} />
          <MemberHousehold member={member} />
          <MemberMerge member={member} />
          <MemberPrivacy member={member} />
        </div>
      </div>
    </>
  );
}

function Head({ member }: { member: Member }) {
  const { t } = useTranslation();
  const since = useSince();
  const name = member.profile?.name;
  return (
    <>
      <header className={classes['head']}>
        <h1>{name === undefined ? t('member.unnamed') : t('member.sama', { name })}</h1>
        <span className={page['quiet']}>{member.profile?.kana}</span>
        {member.provisional && <span className={page['mark']}>{t('member.provisional')}</span>}
      </header>
      <p className={classes['said']}>
        <span>{member.id}</span>
        <span>{count(member.points)}P</span>
        <span>{since(member.daysSince)}</span>
        {member.age !== null && <span>{t('member.age', { age: member.age })}</span>}
      </p>
    </>
  );
}

/** What one says or minds first, in words one can say aloud. */
function Alerts({ member }: { member: Member }) {
  const { t } = useTranslation();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format(new Date());
  const birthday = member.profile?.birthday?.slice(5);
  const alerts: { words: string; bad?: true; href?: string }[] = [
    ...(member.mergedInto === null
      ? []
      : [{ words: t('member.merged', { id: member.mergedInto }), href: `/members/${member.mergedInto}` }]),
    ...(member.useStopped ? [{ words: t('member.useStopped'), bad: true as const }] : []),
    ...(member.cards.some(({ blocked }) => blocked === 'lost' || blocked === 'stolen')
      ? [{ words: t('member.cardLost'), bad: true as const }]
      : []),
    ...(member.owed > 0
      ? [{ words: t('member.owed', { amount: yen(member.owed) }), bad: true as const }]
      : []),
    ...(member.provisional ? [{ words: t('member.provisionalHelp') }] : []),
    ...(birthday === today.slice(5)
      ? [{ words: t('member.birthdayToday') }]
      : birthday?.slice(0, 2) === today.slice(5, 7)
        ? [{ words: t('member.birthdaySoon') }]
        : []),
  ];
  if (alerts.length === 0) return null;
  return (
    <ul className={classes['alerts']}>
      {alerts.map(({ words, bad, href }) => (
        <li key={words} data-bad={bad}>
          {words} {href !== undefined && <Link href={href}>{t('member.toMerged')}</Link>}
        </li>
      ))}
    </ul>
  );
}

/** The figures every shop needs; address, phone, mail and birthday stand in the profile. */
function Figures({ member }: { member: Member }) {
  const { t } = useTranslation();
  const since = useSince();
  const figures: readonly (readonly [string, string])[] = [
    [t('member.totalSpent'), yen(member.totalSpent)],
    [t('member.visits'), t('member.times', { visits: count(member.visits) })],
    [t('member.average'), member.averageSpend === null ? '—' : yen(member.averageSpend)],
    [t('member.lastVisit'), member.lastVisit === null ? '—' : fullDay(member.lastVisit)],
    [t('member.daysSince'), member.daysSince === null ? '—' : since(member.daysSince)],
    [t('member.points'), `${count(member.points)}P`],
    ...(member.prepaid > 0 ? [[t('member.prepaid'), yen(member.prepaid)] as const] : []),
    [t('member.since'), fullDay(member.firstSeen)],
  ];
  return (
    <dl className={classes['figures']} aria-label={t('member.figures')}>
      {figures.map(([word, figure]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
