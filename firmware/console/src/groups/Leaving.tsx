import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { count } from '../format/yen';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { MemberTable } from './MemberTable';
import { leavingQuery } from './queries';

/** 離れる兆し: who comes less, those first whom it would cost most to lose. */
export function Leaving() {
  const { t } = useTranslation();
  const leaving = useQuery(leavingQuery);
  return (
    <>
      <h1 className="heard">{t('leaving.title')}</h1>
      <Answer query={leaving}>
        {(it) => (
          <>
            <div className={page['head']}>
              <p>
                <span className={page['label']}>{t('leaving.lead')}</span>
                <br />
                <span className={page['figure']}>{t('groups.people', { count: count(it.count) })}</span>
              </p>
            </div>
            {it.count === 0 ? (
              <p className={page['quiet']}>{t('leaving.none')}</p>
            ) : (
              <MemberTable
                label={t('leaving.title')}
                noted={t('leaving.signs')}
                rows={it.members.map(({ member, signs, daysSince, usualInterval }) => ({
                  member,
                  note: [
                    signs.map((sign) => t(`sign.${sign}`)).join('、'),
                    usualInterval === null
                      ? ''
                      : t('leaving.interval', { usual: usualInterval, since: daysSince ?? 0 }),
                  ]
                    .filter((part) => part !== '')
                    .join(' '),
                }))}
              />
            )}
          </>
        )}
      </Answer>
    </>
  );
}
