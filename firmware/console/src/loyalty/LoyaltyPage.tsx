import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { may, session } from '../api/session';
import { usePath } from '../app/router';
import { useStore } from '../app/store';
import { day as dayWords } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Facts } from '../parts/Facts';
import classes from '../parts/page.module.css';
import { GiftCards } from './GiftCards';
import { liabilityQuery } from './queries';
import { Rules } from './Rules';

/** ポイント・ランク: what the shop owes its members, and the rules by which it comes about. */
export default function LoyaltyPage() {
  const path = usePath();
  const { person } = useStore(session);
  if (path === '/loyalty/rules') return <Rules />;
  if (path === '/loyalty/gifts') return <GiftCards mayChange={may(person, 'loyalty.write')} />;
  return <Liability />;
}

function Liability() {
  const { t, i18n } = useTranslation();
  const liability = useQuery(liabilityQuery);
  return (
    <Answer query={liability}>
      {({ day, points, yen: worth }) => (
        <>
          <header className={classes['head']}>
            <div>
              <h1 className={classes['label']}>
                {t('loyalty.owed', { day: dayWords(day, languageOf(i18n.language)) })}
              </h1>
              <p className={classes['figure']}>{`${count(points.held)}P`}</p>
              <p className={classes['quiet']}>{t('loyalty.worth', { yen: yen(worth) })}</p>
            </div>
          </header>
          <div className={classes['columns']}>
            <Facts
              title={t('loyalty.in')}
              facts={[
                [t('loyalty.granted'), `${count(points.granted)}P`],
                [t('loyalty.gifted'), `${count(points.gifted)}P`],
                [t('loyalty.corrected'), `${count(points.corrected)}P`],
                [t('loyalty.brought'), `${count(points.brought ?? 0)}P`],
                [
                  t('loyalty.sum'),
                  `${count(points.granted + points.gifted + points.corrected + (points.brought ?? 0))}P`,
                  'sum',
                ],
              ]}
            />
            <Facts
              title={t('loyalty.out')}
              facts={[
                [t('loyalty.held'), `${count(points.held)}P`],
                [t('loyalty.redeemed'), `${count(points.used - points.returned)}P`],
                [t('loyalty.takenBack'), `${count(points.takenBack)}P`],
                [t('loyalty.expired'), `${count(points.expired)}P`],
                [
                  t('loyalty.sum'),
                  `${count(points.held + points.used - points.returned + points.takenBack + points.expired)}P`,
                  'sum',
                ],
              ]}
            />
          </div>
        </>
      )}
    </Answer>
  );
}
