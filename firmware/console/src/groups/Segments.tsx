import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Condition, Segment } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { go, usePath } from '../app/router';
import { businessDay, day } from '../format/time';
import { count } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import classes from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { Builder } from './Builder';
import { asGroup, fresh, simplest } from './conditions';
import { MemberTable } from './MemberTable';
import { previewQuery, segmentMembersQuery, segmentsQuery } from './queries';
import styles from './Segments.module.css';

/** Milliseconds without a change before the size is asked for. */
const previewAfterMs = 400;

/** グループ: the list, and below it the one that is built or changed, with its size as it would be. */
export function Segments() {
  const { t, i18n } = useTranslation();
  const segments = useQuery(segmentsQuery);
  // Each group has an address, so that the list of members and campaigns can lead to it.
  const open = /^\/groups\/([A-Z]\d+)$/.exec(usePath())?.[1] ?? null;
  const setOpen = (id: string | null) => go(id === null ? '/groups' : `/groups/${id}`);
  return (
    <>
      <GroupsHead groups={segments.data} />
      <Answer query={segments}>
        {(list) => (
          <>
            {list.length === 0 && <p className={classes['quiet']}>{t('groups.empty')}</p>}
            {list.length > 0 && (
              <table className={classes['list']} data-fold="" aria-label={t('groups.title')}>
                <thead>
                  <tr>
                    <th>{t('groups.name')}</th>
                    <th>{t('groups.condition')}</th>
                    <th className={classes['number']}>{t('groups.count')}</th>
                    <th aria-hidden="true" />
                  </tr>
                </thead>
                <tbody>
                  {[...list]
                    .sort((a, b) => Number(a.archived) - Number(b.archived))
                    .map((segment) => (
                      <tr key={segment.id} data-off={segment.archived || undefined}>
                        <td data-main="">
                          <Link href={`/groups/${segment.id}`}>{segment.name}</Link>
                          {segment.archived && (
                            <span className={classes['mark']}>{t('groups.archived')}</span>
                          )}
                        </td>
                        <td className={styles['text']}>{segment.text}</td>
                        <td className={classes['number']} data-figure="">
                          {t('groups.people', { count: count(segment.count) })}
                          {segment.counting && (
                            <span className={classes['mark']}>{t('groups.counting')}</span>
                          )}
                        </td>
                        <td className={classes['number']}>
                          <Button
                            variant="default"
                            size="md"
                            aria-label={t('groups.openOne', { name: segment.name })}
                            onClick={() => setOpen(segment.id)}
                          >
                            {t('groups.open')}
                          </Button>
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            )}
            <div className={classes['panel']}>
              <Editor
                key={open}
                segment={list.find(({ id }) => id === open) ?? null}
                onClose={() => setOpen(null)}
              />
            </div>
            {open !== null && <Members id={open} language={languageOf(i18n.language)} />}
          </>
        )}
      </Answer>
    </>
  );
}

/** How many groups there are, and the largest of them. */
function GroupsHead({ groups }: { groups: readonly Segment[] | undefined }) {
  const { t } = useTranslation();
  const used = groups?.filter(({ archived }) => !archived);
  const [largest] = [...(used ?? [])].sort((a, b) => b.count - a.count);
  return (
    <Head
      title={t('groups.title')}
      figure={used === undefined ? '…' : t('groups.figure', { count: used.length })}
      note={largest && t('groups.largest', { name: largest.name, people: count(largest.count) })}
    />
  );
}

interface Fields {
  readonly name: string;
  readonly condition: Condition;
  readonly archived: boolean;
}

function Editor({ segment, onClose }: { segment: Segment | null; onClose: () => void }) {
  const { t } = useTranslation();
  const today = businessDay(new Date());
  const saved: Fields = segment ?? { name: '', condition: fresh('days-since', today), archived: false };
  const { form, set, dirty, drop } = useDraft<Fields>(`segment:${segment?.id ?? ''}`, saved);
  /** What is typed as text, as long as it is; else the text follows the builder. */
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const save = useSave<Fields>(
    ({ name, condition, archived }) =>
      segment === null
        ? api.POST('/api/v1/segments', { body: { name, condition, archived } })
        : api.PUT('/api/v1/segments/{id}', {
            params: { path: { id: segment.id } },
            body: { name, condition, archived },
          }),
    [segmentsQuery.queryKey],
  );
  const [asked] = useDebouncedValue(typed ?? form.condition, previewAfterMs);
  const preview = useQuery({
    ...previewQuery(typeof asked === 'string' ? null : asked, typeof asked === 'string' ? asked : null),
    placeholderData: keepPreviousData,
  });
  const error = typed !== null ? (preview.data?.error ?? null) : null;
  const nameMissing = form.name.trim() === '';
  const take = () => {
    if (typed === null || preview.data?.condition == null) return;
    set({ condition: preview.data.condition });
    setTyped(null);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameMissing || error !== null) return;
    const condition = typed !== null ? (preview.data?.condition ?? form.condition) : form.condition;
    save.mutate(
      { value: { ...form, condition }, before: segment === null ? null : saved },
      {
        onSuccess: () => {
          drop();
          setTyped(null);
          setTried(false);
          onClose();
        },
      },
    );
  };
  return (
    <>
      <div className={classes['actions']} style={{ justifyContent: 'space-between', marginBottom: 16 }}>
        <h2 style={{ margin: 0 }}>
          {segment === null ? t('groups.new') : t('groups.edit', { name: segment.name })}
        </h2>
        {segment !== null && (
          <Button variant="default" onClick={onClose}>
            {t('form.close')}
          </Button>
        )}
      </div>
      <form className={styles['editor']} onSubmit={submit} noValidate>
        <div className={styles['left']}>
          <TextInput
            size="md"
            label={t('groups.name')}
            value={form.name}
            maxLength={40}
            autoComplete="off"
            error={tried && nameMissing ? t('groups.nameMissing') : null}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Builder
            value={asGroup(form.condition)}
            today={today}
            onChange={(group) => {
              setTyped(null);
              set({ condition: simplest(group) });
            }}
          />
        </div>
        <div className={styles['right']}>
          <p className={styles['size']} aria-live="polite">
            <span className={classes['label']}>{t('groups.sizeNow')}</span>
            <span className={classes['figure']}>
              {preview.data?.count == null ? '–' : t('groups.people', { count: count(preview.data.count) })}
            </span>
          </p>
          {preview.error !== null && <p role="alert">{errorWords(preview.error, t)}</p>}
          <Textarea
            size="md"
            autosize
            minRows={3}
            label={t('groups.text')}
            description={t('groups.textHelp')}
            value={typed ?? preview.data?.text ?? ''}
            error={error === null ? null : t('groups.textError', { at: error.at + 1, text: error.text })}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={take}
          />
          {preview.data !== undefined && preview.data.sample.length > 0 && (
            <p className={classes['quiet']}>
              {t('groups.sample', {
                names: preview.data.sample
                  .slice(0, 5)
                  .map(({ name, id }) => name ?? id)
                  .join('、'),
              })}
            </p>
          )}
          <Switch
            size="md"
            label={t('groups.archive')}
            checked={form.archived}
            onChange={(event) => set({ archived: event.currentTarget.checked })}
          />
        </div>
        <SaveRow
          dirty={dirty || typed !== null}
          busy={save.isPending}
          error={save.error}
          onDrop={() => {
            setTyped(null);
            drop();
          }}
        />
      </form>
    </>
  );
}

function Members({ id, language }: { id: string; language: 'ja' | 'en' }) {
  const { t } = useTranslation();
  const members = useQuery(segmentMembersQuery(id));
  return (
    <Answer query={members}>
      {({ items }) => (
        <section className={classes['panel']}>
          <h2>{t('groups.members')}</h2>
          <MemberTable
            label={t('groups.members')}
            noted={t('groups.entered')}
            rows={items.map(({ member, enteredOn }) => ({
              member,
              note: t('groups.since', { day: day(enteredOn, language) }),
            }))}
          />
        </section>
      )}
    </Answer>
  );
}
