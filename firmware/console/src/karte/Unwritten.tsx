import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from '../app/Link';
import { timeOfDay } from '../format/time';
import { Answer } from '../parts/Answer';
import { useStaffName } from '../parts/names';
import page from '../parts/page.module.css';
import { unwrittenQuery } from './queries';

/** Who was here today and of whose visit nothing is written yet. */
export function Unwritten() {
  const { t } = useTranslation();
  const nameOf = useStaffName();
  const unwritten = useQuery(unwrittenQuery);
  return (
    <Answer query={unwritten}>
      {(list) => (
        <>
          <div className={page['head']}>
            <div>
              <h1 className={page['label']}>{t('unwritten.count')}</h1>
              <div className={page['figure']}>{t('unwritten.figure', { count: list.length })}</div>
            </div>
          </div>
          {list.length === 0 ? (
            <p className={page['quiet']}>{t('unwritten.none')}</p>
          ) : (
            <table className={page['list']} data-fold="" aria-label={t('unwritten.title')}>
              <tbody>
                {list.map((visit) => (
                  <tr key={visit.memberId}>
                    <td data-main="">{visit.name ?? visit.memberId}</td>
                    <td>{visit.items.join('、')}</td>
                    <td>{timeOfDay(visit.at).slice(0, 5)}</td>
                    <td>{visit.staffId === null ? '' : nameOf(visit.staffId)}</td>
                    <td className={page['number']}>
                      <Link
                        href={`/members/${visit.memberId}/karte`}
                        aria-label={t('unwritten.writeOf', { name: visit.name ?? visit.memberId })}
                      >
                        {t('unwritten.write')}
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </Answer>
  );
}
