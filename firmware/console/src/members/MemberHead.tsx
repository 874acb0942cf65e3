import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Member } from '../api/types';
import { clock } from '../bookings/minutes';
import { memberBookingsQuery } from '../bookings/queries';
import { businessDay, day } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { memberLoyaltyQuery } from '../loyalty/queries';
import page from '../parts/page.module.css';
import classes from './Member.module.css';
import { memberSalesQuery } from './queries';

/** Names of the last purchase that are told; more are counted. */
const goodsTold = 3;

/** Name, reading, rank, points, last visit, in words; below, what was bought last and what is booked next. */
export function MemberHead({ member }: { member: Member }) {
  const { t } = useTranslation();
  const loyalty = useQuery(memberLoyaltyQuery(member.id));
  const name = member.profile?.name;
  const rank = loyalty.data?.rank?.name;
  return (
    <>
      <header className={classes['head']}>
        <h1>{name === undefined ? t('member.unnamed') : t('member.sama', { name })}</h1>
        <span className={page['quiet']}>{member.profile?.kana}</span>
        {member.provisional && <span className={page['mark']}>{t('member.provisional')}</span>}
      </header>
      <p className={classes['said']}>
        {rank !== undefined && <b>{rank}</b>}
        <b>{count(member.points)}P</b>
        <b>
          {member.daysSince === null
            ? t('member.never')
            : member.daysSince === 0
              ? t('member.lastToday')
              : t('member.last', { days: count(member.daysSince) })}
        </b>
        {member.age !== null && <span>{t('member.age', { age: member.age })}</span>}
        {member.profile?.phone != null && (
          <a href={`tel:${member.profile.phone.replaceAll(/[^\d+]/g, '')}`}>{member.profile.phone}</a>
        )}
        <span>{member.id}</span>
      </p>
      <LastAndNext id={member.id} />
    </>
  );
}

function LastAndNext({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const sales = useInfiniteQuery(memberSalesQuery(id));
  const bookings = useQuery(memberBookingsQuery(id));
  const last = sales.data?.pages[0]?.items[0];
  const goods = last?.lines.filter(({ voided }) => !voided).map(({ name }) => name) ?? [];
  const more = goods.length - goodsTold;
  const today = businessDay(new Date());
  const next = bookings.data
    ?.filter((it) => it.day >= today && (it.state === 'booked' || it.state === 'checked-in'))
    .sort((a, b) => a.day.localeCompare(b.day) || a.minute - b.minute)[0];
  if (last === undefined && next === undefined) return null;
  return (
    <dl className={classes['lately']}>
      {last !== undefined && (
        <div>
          <dt>{t('member.lastTime')}</dt>
          <dd>
            {day(last.day, language)} {goods.slice(0, goodsTold).join('、')}
            {more > 0 && t('member.andMore', { more })} <b>{yen(last.total)}</b>
          </dd>
        </div>
      )}
      {next !== undefined && (
        <div>
          <dt>{t('member.nextTime')}</dt>
          <dd>
            {next.day === today ? t('member.today') : day(next.day, language)} {clock(next.minute)}{' '}
            {next.serviceName}
          </dd>
        </div>
      )}
    </dl>
  );
}
