import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Closing, Register } from '../api/types';
import { Link } from '../app/Link';
import { dayAndTime } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Facts, type Fact } from '../parts/Facts';
import { useStaffName } from '../parts/names';
import classes from '../parts/page.module.css';
import { closingsQuery, registerQuery } from './queries';
import { signed, Totals } from './Totals';

/** The drawer session as it stands: 点検 without pressing a key. */
export default function RegisterPage() {
  const register = useQuery(registerQuery);
  const closings = useInfiniteQuery(closingsQuery);
  return (
    <Answer query={register}>
      {(now) => <Session register={now} last={closings.data?.pages[0]?.items[0]} />}
    </Answer>
  );
}

function Session({ register, last }: { register: Register; last: Closing | undefined }) {
  const { t, i18n } = useTranslation();
  const staffName = useStaffName();
  const language = languageOf(i18n.language);
  const { session } = register;
  const now: Fact[] = [
    [t('register.cash'), yen(register.cash), 'sum'],
    [t('register.open'), register.openTotal === null ? t('register.none') : yen(register.openTotal)],
    [t('register.staff'), register.staffId === null ? t('register.nobody') : staffName(register.staffId)],
    [t('register.session'), count(session.number)],
    [
      t('register.openedAt'),
      session.openedAt === null ? t('register.noFloat') : dayAndTime(session.openedAt, language),
    ],
    ...(register.overShort === null ? [] : [[t('totals.overShort'), signed(register.overShort)] as const]),
  ];
  return (
    <>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['label']}>{t('register.net')}</h1>
          <p className={classes['figure']}>{yen(register.net)}</p>
          <p className={classes['quiet']}>
            {t('sales.count', { sales: count(session.totals.sales) })}
            {register.training && <span className={classes['mark']}>{t('register.training')}</span>}
          </p>
        </div>
        <p>
          {last === undefined ? (
            <span className={classes['quiet']}>{t('register.noClosing')}</span>
          ) : (
            <Link href={`/closings/${last.number}`}>
              {t('register.last', {
                number: last.number,
                at: dayAndTime(last.at, language),
                net: yen(last.net),
              })}
            </Link>
          )}
        </p>
      </header>
      <div className={classes['columns']} style={{ marginBottom: 32 }}>
        <Facts title={t('register.now')} facts={now} />
        {register.held.length === 0 ? (
          <section>
            <h2>{t('register.held')}</h2>
            <p className={classes['quiet']}>{t('register.noHeld')}</p>
          </section>
        ) : (
          <Facts
            title={t('register.held')}
            facts={register.held.map((held): Fact => [
              t('register.heldAt', { number: held.number, at: dayAndTime(held.startedAt, language) }),
              yen(held.total),
            ])}
          />
        )}
      </div>
      <Totals figures={register} />
    </>
  );
}
