import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Member } from '../api/types';
import { errorWords } from '../app/errors';
import page from '../parts/page.module.css';
import classes from './Member.module.css';
import { memberNumber } from './memberNumber';
import { useMemberAct } from './useMemberAct';

/** 統合: the same person registered twice becomes one, and two again where that was wrong. */
export function MemberMerge({ member }: { member: Member }) {
  const { t } = useTranslation();
  const [other, setOther] = useState('');
  const path = { params: { path: { id: member.id } } };
  const merge = useMemberAct(
    (id: string) => api.POST('/api/v1/members/{id}/merge', { ...path, body: { other: id } }),
    t('merge.done'),
  );
  const part = useMemberAct((id: string) =>
    api.POST('/api/v1/members/{id}/unmerge', { ...path, body: { other: id } }),
  );
  const error = merge.error ?? part.error;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    merge.mutate(memberNumber(other), { onSuccess: () => setOther('') });
  };
  return (
    <section className={classes['part']}>
      <details open={member.absorbed.length > 0}>
        <summary>{t('merge.title')}</summary>
        <p className={page['quiet']}>{t('merge.help')}</p>
        {member.absorbed.map((id) => (
          <Button
            key={id}
            variant="default"
            size="md"
            disabled={part.isPending}
            onClick={() => part.mutate(id)}
          >
            {t('merge.undo', { id })}
          </Button>
        ))}
        <form className={classes['inline']} onSubmit={submit}>
          <TextInput
            size="md"
            label={t('merge.other')}
            placeholder="M000012"
            value={other}
            maxLength={12}
            autoComplete="off"
            onChange={({ currentTarget }) => setOther(currentTarget.value)}
          />
          <Button type="submit" variant="default" size="md" disabled={merge.isPending || other.trim() === ''}>
            {t('merge.do')}
          </Button>
        </form>
        {error !== null && <p role="alert">{errorWords(error, t)}</p>}
      </details>
    </section>
  );
}
