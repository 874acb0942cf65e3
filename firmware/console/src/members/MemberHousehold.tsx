import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Member } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import page from '../parts/page.module.css';
import classes from './Member.module.css';
import { memberNumber } from './memberNumber';
import { useMemberAct } from './useMemberAct';

/** With whom the member lives. */
export function MemberHousehold({ member }: { member: Member }) {
  const { t } = useTranslation();
  const [other, setOther] = useState('');
  const move = useMemberAct((withId: string | null) =>
    api.PUT('/api/v1/members/{id}/household', {
      params: { path: { id: member.id } },
      body: { with: withId },
    }),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    move.mutate(memberNumber(other), { onSuccess: () => setOther('') });
  };
  return (
    <section className={classes['part']}>
      <h2>{t('household.title')}</h2>
      {member.household.length === 0 ? (
        <>
          <p className={page['quiet']}>{t('household.none')}</p>
          <form className={classes['inline']} onSubmit={submit}>
            <TextInput
              size="md"
              label={t('household.with')}
              placeholder="M000012"
              value={other}
              maxLength={12}
              autoComplete="off"
              onChange={({ currentTarget }) => setOther(currentTarget.value)}
            />
            <Button
              type="submit"
              variant="default"
              size="md"
              disabled={move.isPending || other.trim() === ''}
            >
              {t('household.join')}
            </Button>
          </form>
        </>
      ) : (
        <>
          <ul className={classes['items']}>
            {member.household.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/members/${id}`}>{name ?? id}</Link>
              </li>
            ))}
          </ul>
          <div className={page['actions']} style={{ marginTop: 16 }}>
            <Button variant="default" size="md" disabled={move.isPending} onClick={() => move.mutate(null)}>
              {t('household.leave')}
            </Button>
          </div>
        </>
      )}
      {move.error !== null && <p role="alert">{errorWords(move.error, t)}</p>}
    </section>
  );
}
