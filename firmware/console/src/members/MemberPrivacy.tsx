import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, authorisedFetch } from '../api/client';
import type { Member } from '../api/types';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import { saveBlob } from '../parts/download';
import page from '../parts/page.module.css';
import classes from './Member.module.css';
import { memberNumber } from './memberNumber';
import { looksQuery } from './queries';
import { useMemberAct } from './useMemberAct';

/** What a member can ask of the shop by law, each step journaled. */
export function MemberPrivacy({ member }: { member: Member }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const disclose = useMutation({
    mutationFn: async (ending: '' | '.html') => {
      const address = new URL(`/api/v1/members/${member.id}/disclosure${ending}`, window.location.origin);
      const answer = await authorisedFetch(new Request(address, { method: 'POST' }));
      saveBlob(await answer.blob(), `${member.id}${ending === '' ? '.json' : ending}`);
    },
  });
  const use = useMemberAct((stopped: boolean) =>
    api.PUT('/api/v1/members/{id}/use', { params: { path: { id: member.id } }, body: { stopped } }),
  );
  const error = disclose.error ?? use.error;
  return (
    <section className={classes['part']}>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('privacy.title')}</summary>
        <div className={page['actions']}>
          <Button
            variant="default"
            size="md"
            disabled={disclose.isPending}
            onClick={() => disclose.mutate('.html')}
          >
            {t('privacy.print')}
          </Button>
          <Button
            variant="default"
            size="md"
            disabled={disclose.isPending}
            onClick={() => disclose.mutate('')}
          >
            {t('privacy.disclose')}
          </Button>
          <Button
            variant="default"
            size="md"
            disabled={use.isPending}
            onClick={() => use.mutate(!member.useStopped)}
          >
            {t(member.useStopped ? 'privacy.resume' : 'privacy.stop')}
          </Button>
        </div>
        {error !== null && <p role="alert">{errorWords(error, t)}</p>}
        {open && <Looks id={member.id} />}
        <Erase member={member} />
      </details>
    </section>
  );
}

function Looks({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(looksQuery(id));
  return (
    <>
      <h2>{t('privacy.looks')}</h2>
      {data?.length === 0 && <p className={page['quiet']}>{t('privacy.looksNone')}</p>}
      <ul className={classes['items']}>
        {data?.map((look) => (
          <li key={`${look.day}/${look.who}`}>
            <div data-row="">
              <span>{look.whoName ?? look.who}</span>
              <span>{dayAndTime(look.at, languageOf(i18n.language))}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Erase({ member }: { member: Member }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () => api.POST('/api/v1/members/{id}/erase', { params: { path: { id: member.id } } }),
    onSuccess: async () => {
      notice.set({ words: t('privacy.erased') });
      await client.invalidateQueries({ queryKey: ['members'] });
    },
  });
  return (
    <>
      <p className={page['quiet']} style={{ marginTop: 24 }}>
        {t('privacy.eraseHelp', { id: member.id })}
      </p>
      <div className={classes['inline']}>
        <TextInput
          size="md"
          label={t('privacy.eraseConfirm')}
          value={typed}
          maxLength={12}
          autoComplete="off"
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button
          variant="default"
          size="md"
          disabled={erase.isPending || memberNumber(typed) !== member.id}
          onClick={() => erase.mutate()}
        >
          {t('privacy.erase')}
        </Button>
      </div>
      {erase.error !== null && <p role="alert">{errorWords(erase.error, t)}</p>}
    </>
  );
}
