import { useTranslation } from 'react-i18next';
import type { GroupedMember } from '../api/types';
import { Link } from '../app/Link';
import { day } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import classes from '../parts/page.module.css';

interface MemberTableProps {
  readonly label: string;
  readonly rows: readonly { readonly member: GroupedMember; readonly note?: string }[];
  /** What the notes are about; without it there are none. */
  readonly noted?: string;
}

/** Members with what they spent, and a note on each. */
export function MemberTable({ label, rows, noted }: MemberTableProps) {
  const { t, i18n } = useTranslation();
  if (rows.length === 0) return <p className={classes['quiet']}>{t('groups.nobody')}</p>;
  return (
    <table className={classes['list']} data-fold="" aria-label={label}>
      <thead>
        <tr>
          <th>{t('groups.member')}</th>
          <th>{t('figures.last')}</th>
          <th className={classes['number']}>{t('figures.visits')}</th>
          <th className={classes['number']}>{t('figures.total')}</th>
          {noted !== undefined && <th>{noted}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ member, note }) => (
          <tr key={member.id}>
            <td data-main="">
              <Link href={`/members/${member.id}`}>{member.name ?? member.id}</Link>
            </td>
            <td>
              {member.lastVisit === null
                ? t('figures.none')
                : day(member.lastVisit, languageOf(i18n.language))}
            </td>
            <td className={classes['number']}>{t('figures.times', { count: count(member.visits) })}</td>
            <td className={classes['number']} data-figure="">
              {yen(member.total)}
            </td>
            {noted !== undefined && <td>{note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
