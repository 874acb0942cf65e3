import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Member } from '../api/types';
import { errorWords } from '../app/errors';
import page from '../parts/page.module.css';
import classes from './Member.module.css';
import { useMemberAct } from './useMemberAct';
import { fullDay } from './words';

/** Cards: reported lost they stand for nobody at once; the points stay with the member. */
export function MemberCards({ member }: { member: Member }) {
  const { t } = useTranslation();
  // The card being replaced, '' for one more card, null while no number is asked for.
  const [replacing, setReplacing] = useState<string | null>(null);
  const [uid, setUid] = useState('');
  const path = (card: string) => ({ params: { path: { id: member.id, card } } });
  const block = useMemberAct((card: string) =>
    api.POST('/api/v1/members/{id}/cards/{card}/block', { ...path(card), body: { reason: 'lost' } }),
  );
  const release = useMemberAct((card: string) =>
    api.POST('/api/v1/members/{id}/cards/{card}/release', path(card)),
  );
  const add = useMemberAct((replaces: string | null) =>
    api.POST('/api/v1/members/{id}/cards', {
      params: { path: { id: member.id } },
      body: { cardUid: uid.replaceAll(/[\s:-]/g, ''), replaces },
    }),
  );
  const busy = block.isPending || release.isPending || add.isPending;
  const error = block.error ?? release.error ?? add.error;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    add.mutate(replacing === '' ? null : replacing, {
      onSuccess: () => {
        setReplacing(null);
        setUid('');
      },
    });
  };
  return (
    <section className={classes['part']}>
      <h2>
        {t('memberCards.title')}
        <Button variant="default" size="md" onClick={() => setReplacing('')}>
          {t('memberCards.add')}
        </Button>
      </h2>
      {member.cards.length === 0 && <p className={page['quiet']}>{t('memberCards.none')}</p>}
      <ul className={classes['items']} hidden={member.cards.length === 0}>
        {member.cards.map(({ id, since, blocked }) => (
          <li key={id} data-off={blocked === null ? undefined : ''}>
            <div data-row="">
              <span>
                {blocked === null ? t('memberCards.active') : t(`memberCards.blocked.${blocked}`)}
                <small> {t('memberCards.since', { day: fullDay(since) })}</small>
              </span>
              {blocked === null ? (
                <Button variant="default" size="md" disabled={busy} onClick={() => block.mutate(id)}>
                  {t('memberCards.block')}
                </Button>
              ) : (
                blocked !== 'replaced' && (
                  <div className={page['actions']}>
                    <Button size="md" disabled={busy} onClick={() => setReplacing(id)}>
                      {t('memberCards.replace')}
                    </Button>
                    <Button variant="default" size="md" disabled={busy} onClick={() => release.mutate(id)}>
                      {t('memberCards.release')}
                    </Button>
                  </div>
                )
              )}
            </div>
          </li>
        ))}
      </ul>
      {replacing !== null && (
        <form className={classes['inline']} onSubmit={submit}>
          <TextInput
            size="md"
            label={t('memberCards.uid')}
            value={uid}
            maxLength={32}
            autoComplete="off"
            onChange={({ currentTarget }) => setUid(currentTarget.value)}
          />
          <Button type="submit" size="md" disabled={busy || uid.trim() === ''}>
            {replacing === '' ? t('memberCards.add') : t('memberCards.replace')}
          </Button>
        </form>
      )}
      {error !== null && <p role="alert">{errorWords(error, t)}</p>}
    </section>
  );
}
