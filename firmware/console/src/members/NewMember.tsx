import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { Link } from '../app/Link';
import { notice } from '../app/notice';
import { go } from '../app/router';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { channels, type Channel } from './channels';
import classes from './Member.module.css';
import { emptyMember, missing, toRequest, type MemberForm } from './memberForm';
import { ProfileFields } from './ProfileFields';
import { attributesQuery, rosterQuery } from './queries';

interface NewForm extends MemberForm {
  readonly cardUid: string;
  readonly reachableBy: readonly Channel[];
}

/** A member who stands at the counter: who they are, their card, and what they agree to. */
export function NewMember() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const attributes = useQuery(attributesQuery);
  const roster = useQuery(rosterQuery);
  const { form, set, dirty, drop } = useDraft<NewForm>('member:new', {
    ...emptyMember,
    cardUid: '',
    reachableBy: [],
  });
  const [tried, setTried] = useState(false);
  const wrong = missing(form, attributes.data ?? []);
  const create = useMutation({
    mutationFn: async () =>
      bodyOf(
        await api.POST('/api/v1/members', {
          body: {
            ...toRequest(form),
            cardUid: form.cardUid.trim() === '' ? null : form.cardUid.trim(),
            reachableBy: form.reachableBy.length === 0 ? null : [...form.reachableBy],
          },
        }),
      ),
    onSuccess: async (member) => {
      drop();
      notice.set({ words: t('notice.saved') });
      await client.invalidateQueries({ queryKey: ['members'] });
      go(`/members/${member.id}`);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.length === 0) create.mutate();
  };
  return (
    <>
      <p>
        <Link href="/members">{t('member.back')}</Link>
      </p>
      <h1>{t('members.new')}</h1>
      <Answer query={attributes}>
        {(definitions) => (
          <form className={page['form']} onSubmit={submit} noValidate>
            <ProfileFields form={form} definitions={definitions} wrong={tried ? wrong : []} onChange={set} />
            <TextInput
              size="md"
              label={t('member.cardUid')}
              description={t('member.cardUidHelp')}
              value={form.cardUid}
              maxLength={20}
              autoComplete="off"
              onChange={({ currentTarget }) => set({ cardUid: currentTarget.value })}
            />
            <fieldset data-wide="">
              <legend>{t('member.reachable')}</legend>
              <p className={page['quiet']}>{roster.data?.consentWording}</p>
              <div className={classes['checks']}>
                {channels.map((channel) => (
                  <label key={channel} className={classes['check']}>
                    <input
                      type="checkbox"
                      checked={form.reachableBy.includes(channel)}
                      onChange={({ currentTarget }) =>
                        set({
                          reachableBy: currentTarget.checked
                            ? [...form.reachableBy, channel]
                            : form.reachableBy.filter((other) => other !== channel),
                        })
                      }
                    />
                    {t(`channel.${channel}`)}
                  </label>
                ))}
              </div>
            </fieldset>
            <SaveRow dirty={dirty} busy={create.isPending} error={create.error} onDrop={drop} />
          </form>
        )}
      </Answer>
    </>
  );
}
