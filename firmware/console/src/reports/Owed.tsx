import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { businessDay, day } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Facts, type Fact } from '../parts/Facts';
import { Head } from '../parts/Head';
import classes from '../parts/page.module.css';
import { PeriodChoice } from './PeriodChoice';
import { PrintAndCsv } from './PrintAndCsv';
import { periodsUpTo } from './periods';
import { owedQuery } from './queries';

/** What guests have paid ahead and the shop still owes them, and what of it was over without having been used. */
export function Owed() {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const [period, setPeriod] = useState(periodsUpTo(businessDay(new Date())).thisMonth);
  const owed = useQuery({ ...owedQuery(period.from, period.to), placeholderData: keepPreviousData });
  return (
    <Answer query={owed}>
      {(found) => {
        const now: Fact[] = [
          [t('owed.prepaid', { people: count(found.prepaidMembers) }), yen(found.prepaid)],
          [t('owed.deposits'), yen(found.deposits)],
          [t('owed.giftCards', { cards: count(found.openGiftCards) }), yen(found.giftCards)],
          [t('owed.points'), `${count(found.points)}P`],
        ];
        const lapsed: Fact[] = [
          [t('owed.prepaidLapsed'), yen(found.prepaidLapsed)],
          [t('owed.giftCardsLapsed'), yen(found.giftCardsLapsed)],
          [t('owed.pointsLapsed'), `${count(found.pointsLapsed)}P`],
          [t('owed.kept'), yen(found.depositsKept)],
          [t('owed.missed', { times: count(found.missedBookings) }), yen(found.missedDeposits)],
        ];
        const { account } = found;
        const ever: Fact[] = [
          [t('owed.toppedUp'), yen(account.toppedUp)],
          [t('owed.returned'), yen(account.returned)],
          [t('owed.used'), yen(-account.used)],
          [t('owed.expired'), yen(-account.expired)],
          [t('owed.keptEver'), yen(-account.kept)],
          [t('owed.held'), yen(account.held), 'sum'],
        ];
        return (
          <>
            <Head
              title={t('owed.lead', { day: day(found.day, language) })}
              figure={yen(found.prepaid + found.giftCards)}
              note={t('owed.help')}
            >
              <PrintAndCsv
                path={`/api/v1/reports/owed.csv?from=${period.from}&to=${period.to}`}
                name="owed.csv"
              />
            </Head>
            <PeriodChoice period={period} onChange={setPeriod} />
            <div className={classes['columns']}>
              <Facts title={t('owed.now')} facts={now} />
              <Facts
                title={t('owed.lapsed', { from: day(period.from, language), to: day(period.to, language) })}
                facts={lapsed}
              />
              <Facts title={t('owed.account')} facts={ever} />
            </div>
            {found.missedBookings > 0 && <p className={classes['quiet']}>{t('owed.missedHelp')}</p>}
          </>
        );
      }}
    </Answer>
  );
}
