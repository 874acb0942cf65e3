import { useTranslation } from 'react-i18next';
import type { Member } from '../api/types';
import { count, yen } from '../format/yen';
import classes from './Member.module.css';
import { fullDay } from './words';

/** The figures every shop needs; address, phone, mail and birthday stand in the profile. */
export function MemberFacts({ member }: { member: Member }) {
  const { t } = useTranslation();
  const figures: readonly (readonly [string, string])[] = [
    [t('member.totalSpent'), yen(member.totalSpent)],
    [t('member.visits'), t('member.times', { visits: count(member.visits) })],
    [t('member.average'), member.averageSpend === null ? '—' : yen(member.averageSpend)],
    [t('member.lastVisit'), member.lastVisit === null ? '—' : fullDay(member.lastVisit)],
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
