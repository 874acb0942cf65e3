import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Duplicate, MemberRow } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { count, yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import classes from './Member.module.css';
import { duplicatesQuery } from './queries';
import { useMemberAct } from './useMemberAct';
import { useSince } from './words';

/** 重複: pairs who may be one person, what speaks for it, and which of the two stays. */
export function Duplicates() {
  const { t } = useTranslation();
  const pairs = useQuery(duplicatesQuery);
  const merge = useMemberAct(
    ({ id, other }: { id: string; other: string }) =>
      api.POST('/api/v1/members/{id}/merge', { params: { path: { id } }, body: { other } }),
    t('merge.done'),
  );
  return (
    <>
      {merge.error !== null && <p role="alert">{errorWords(merge.error, t)}</p>}
      <Answer query={pairs}>
        {(list) =>
          list.length === 0 ? (
            <h1>{t('duplicates.none')}</h1>
          ) : (
            <>
              <h1>{t('duplicates.some', { pairs: count(list.length) })}</h1>
              <p className={page['quiet']}>{t('duplicates.help')}</p>
              {list.map((pair) => (
                <Pair
                  key={`${pair.one.id}/${pair.other.id}`}
                  pair={pair}
                  busy={merge.isPending}
                  onMerge={(id, other) => merge.mutate({ id, other })}
                />
              ))}
            </>
          )
        }
      </Answer>
    </>
  );
}

interface PairProps {
  readonly pair: Duplicate;
  readonly busy: boolean;
  readonly onMerge: (id: string, other: string) => void;
}

function Pair({ pair, busy, onMerge }: PairProps) {
  const { t } = useTranslation();
  const evidence = pair.evidence.map(({ field, weight }) =>
    t(weight > 0 ? 'evidence.same' : 'evidence.different', {
      field: t(`evidence.${field}` as 'evidence.kana'),
    }),
  );
  return (
    <section className={classes['pair']}>
      <p data-wide="">
        <strong>{t('duplicates.score', { score: pair.score })}</strong>{' '}
        <span className={page['quiet']}>{evidence.join('、')}</span>
      </p>
      <One member={pair.one} busy={busy} onKeep={() => onMerge(pair.one.id, pair.other.id)} />
      <One member={pair.other} busy={busy} onKeep={() => onMerge(pair.other.id, pair.one.id)} />
    </section>
  );
}

function One({ member, busy, onKeep }: { member: MemberRow; busy: boolean; onKeep: () => void }) {
  const { t } = useTranslation();
  const since = useSince();
  return (
    <div>
      <p>
        <Link href={`/members/${member.id}`}>{member.name ?? member.id}</Link>{' '}
        <span className={page['quiet']}>{member.kana}</span>
      </p>
      <p className={page['quiet']}>
        {[
          member.id,
          member.phone,
          member.birthday?.replaceAll('-', '/'),
          yen(member.totalSpent),
          since(member.daysSince),
        ]
          .filter(Boolean)
          .join('　')}
      </p>
      <Button variant="default" size="md" disabled={busy} onClick={onKeep} style={{ marginTop: 8 }}>
        {t('duplicates.keep', { name: member.id })}
      </Button>
    </div>
  );
}
