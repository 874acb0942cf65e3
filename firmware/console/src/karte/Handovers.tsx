import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { useStaffName } from '../parts/names';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import classes from './Karte.module.css';
import { careQuery, type Care } from './queries';

const empty = { text: '', reading: '' };

/** 申し送り: notes that wait for whoever serves the member next. */
export function Handovers({ memberId }: { memberId: string }) {
  const { t, i18n } = useTranslation();
  const nameOf = useStaffName();
  const care = useQuery(careQuery(memberId));
  const { form, set, dirty, drop } = useDraft(`handover:${memberId}`, empty);
  const leave = useSave<typeof empty>(
    ({ text, reading }) =>
      api.POST('/api/v1/members/{id}/handovers', {
        params: { path: { id: memberId } },
        body: { text, reading: reading.trim() === '' ? null : reading },
      }),
    [careQuery(memberId).queryKey],
  );
  const acknowledge = useSave<Care['handovers'][number]>(
    ({ memberId: id, id: handoverId }) =>
      api.POST('/api/v1/members/{id}/handovers/{handoverId}/acknowledge', {
        params: { path: { id, handoverId } },
      }),
    [careQuery(memberId).queryKey],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    leave.mutate({ value: form, before: null }, { onSuccess: drop });
  };
  return (
    <section className={classes['part']} aria-label={t('handover.title')}>
      <h2>{t('handover.title')}</h2>
      <Answer query={care}>
        {({ handovers }) => (
          <>
            {handovers.length === 0 && <p className={page['quiet']}>{t('handover.none')}</p>}
            <ul className={classes['alerts']}>
              {handovers.map((note) => (
                <li key={`${note.memberId}/${note.id}`} data-kind="handover">
                  <span className={classes['what']}>{note.text}</span>
                  <span className={classes['dim']}>
                    {t('karte.by', {
                      at: dayAndTime(note.at, languageOf(i18n.language)),
                      who: note.staffId === null ? t('karte.someone') : nameOf(note.staffId),
                    })}
                  </span>
                  <Button
                    aria-label={t('handover.acknowledgeOf', { text: note.text })}
                    onClick={() => acknowledge.mutate({ value: note, before: null })}
                  >
                    {t('handover.acknowledge')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      <form className={page['form']} onSubmit={submit} noValidate>
        <TextInput
          size="md"
          label={t('handover.text')}
          description={t('handover.textHelp')}
          value={form.text}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          label={t('care.reading')}
          description={t('care.readingHelp')}
          value={form.reading}
          maxLength={30}
          autoComplete="off"
          onChange={(event) => set({ reading: event.currentTarget.value })}
        />
        <SaveRow dirty={dirty} busy={leave.isPending} error={leave.error} onDrop={drop} />
      </form>
    </section>
  );
}
