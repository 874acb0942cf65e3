import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { AttributeDefinition, Member } from '../api/types';
import { HandOver } from '../guests/HandOver';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { missing, toForm, toRequest, type MemberForm } from './memberForm';
import classes from './Member.module.css';
import { ProfileFields } from './ProfileFields';
import { attributesQuery } from './queries';
import { useMemberAct } from './useMemberAct';
import { fullDay } from './words';

/** プロフィール: read, and put right where it stands. */
export function MemberProfile({ member }: { member: Member }) {
  const { t } = useTranslation();
  const attributes = useQuery(attributesQuery);
  const [editing, setEditing] = useState(member.provisional);
  return (
    <section className={classes['part']}>
      <h2>
        {t('member.who')}
        {!editing && (
          <Button variant="default" size="md" onClick={() => setEditing(true)}>
            {t('member.edit')}
          </Button>
        )}
      </h2>
      <HandOver memberId={member.id} onFilled={() => setEditing(false)} />
      <Answer query={attributes}>
        {(definitions) =>
          editing ? (
            <Editor member={member} definitions={definitions} onDone={() => setEditing(false)} />
          ) : (
            <Reading member={member} definitions={definitions} />
          )
        }
      </Answer>
    </section>
  );
}

interface ProfileProps {
  readonly member: Member;
  readonly definitions: readonly AttributeDefinition[];
}

function Reading({ member: { profile }, definitions }: ProfileProps) {
  const { t } = useTranslation();
  const answer = ({ code, choices }: AttributeDefinition) =>
    (profile?.attributes ?? [])
      .find((it) => it.code === code)
      ?.values.map((value) => choices?.find((choice) => choice.code === value)?.label ?? value)
      .join('、') ?? '';
  const rows: readonly (readonly [string, string])[] = [
    [t('member.phone'), profile?.phone ?? ''],
    [t('member.email'), profile?.email ?? ''],
    [t('member.birthday'), profile?.birthday == null ? '' : fullDay(profile.birthday)],
    [
      t('member.address'),
      [profile?.postalCode?.replace(/^(\d{3})(\d{4})$/, '〒$1-$2'), profile?.address]
        .filter(Boolean)
        .join(' '),
    ],
    ...(profile?.lineUserId == null ? [] : [[t('member.lineUserId'), profile.lineUserId] as const]),
    ...definitions
      .filter((definition) => !definition.retired || answer(definition) !== '')
      .map((definition) => [definition.label, answer(definition)] as const),
  ];
  return (
    <dl className={classes['who']}>
      {rows.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd className={value === '' ? page['quiet'] : undefined}>
            {value === '' ? t('member.none') : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Editor({ member, definitions, onDone }: ProfileProps & { onDone: () => void }) {
  const draft = useDraft<MemberForm>(`member:${member.id}`, toForm(member));
  const [tried, setTried] = useState(false);
  const wrong = missing(draft.form, definitions);
  const save = useMemberAct((form: MemberForm) =>
    api.PUT('/api/v1/members/{id}', { params: { path: { id: member.id } }, body: toRequest(form) }),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.length > 0) return;
    save.mutate(draft.form, {
      onSuccess: () => {
        draft.drop();
        onDone();
      },
    });
  };
  return (
    <form
      className={page['form']}
      onSubmit={submit}
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || draft.dirty) return;
        onDone();
      }}
      noValidate
    >
      <ProfileFields
        form={draft.form}
        definitions={definitions}
        wrong={tried ? wrong : []}
        onChange={draft.set}
      />
      <SaveRow
        dirty={draft.dirty}
        busy={save.isPending}
        error={save.error}
        onDrop={() => {
          draft.drop();
          onDone();
        }}
      />
    </form>
  );
}
