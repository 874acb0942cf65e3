import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { businessDay, day } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import page from '../parts/page.module.css';
import { Picker } from '../parts/Picker';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { clock, plusDays } from './minutes';
import { findMembers, servicesQuery, waitingQuery } from './queries';

/** 空き待ち: who would come, and the first place there is for them. */
export function WaitingList() {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const waiting = useQuery(waitingQuery);
  const services = useQuery(servicesQuery);
  const offered = (services.data ?? []).filter(({ retired }) => !retired);
  const today = businessDay(new Date());
  const saved = {
    memberId: '',
    guest: '',
    service: offered[0]?.code ?? '',
    from: today,
    until: plusDays(today, 7),
  };
  const { form, set, dirty, drop } = useDraft('waiting', saved);
  const add = useSave<typeof saved>(
    ({ memberId, service, from, until }) =>
      api.POST('/api/v1/waiting', { body: { memberId, from, until, service: service || saved.service } }),
    [waitingQuery.queryKey],
  );
  const close = useSave<string>(
    (id) => api.DELETE('/api/v1/waiting/{id}', { params: { path: { id } } }),
    [waitingQuery.queryKey],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    add.mutate({ value: form, before: null }, { onSuccess: drop });
  };
  return (
    <>
      <Head
        title={t('bookings.waiting')}
        figure={waiting.data === undefined ? '…' : t('waiting.figure', { people: waiting.data.length })}
        note={
          waiting.data &&
          waiting.data.length > 0 &&
          t('waiting.room', { people: waiting.data.filter(({ free }) => free !== null).length })
        }
      />
      <Answer query={waiting}>
        {(list) =>
          list.length === 0 ? null : (
            <table className={page['list']} data-fold="" aria-label={t('bookings.waiting')}>
              <tbody>
                {list.map((guest) => (
                  <tr key={guest.id}>
                    <td data-main="">{guest.memberName ?? guest.memberId}</td>
                    <td>
                      {services.data?.find(({ code }) => code === guest.service)?.name ?? guest.service}
                    </td>
                    <td>{`${day(guest.from, language)}–${day(guest.until, language)}`}</td>
                    <td>
                      {guest.free === null
                        ? t('waiting.noRoom')
                        : t('waiting.free', {
                            day: day(guest.free.day, language),
                            time: clock(guest.free.minute),
                          })}
                    </td>
                    <td className={page['number']}>
                      <Button
                        variant="default"
                        aria-label={t('waiting.closeOf', { name: guest.memberName ?? guest.memberId })}
                        onClick={() => close.mutate({ value: guest.id, before: null })}
                      >
                        {t('waiting.close')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
      <section className={page['panel']} aria-label={t('waiting.add')}>
        <h2>{t('waiting.add')}</h2>
        <form className={page['form']} onSubmit={submit} noValidate>
          <Picker
            label={t('bookings.guest')}
            queryKey="members"
            chosen={
              form.memberId === '' ? null : { id: form.memberId, word: form.guest, note: form.memberId }
            }
            find={findMembers}
            onPick={(it) => set({ memberId: it?.id ?? '', guest: it?.word ?? '' })}
          />
          <NativeSelect
            size="md"
            label={t('bookings.service')}
            value={form.service}
            onChange={(event) => set({ service: event.currentTarget.value })}
            data={offered.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <TextInput
            size="md"
            type="date"
            label={t('waiting.from')}
            value={form.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextInput
            size="md"
            type="date"
            label={t('waiting.until')}
            value={form.until}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
          <SaveRow dirty={dirty} busy={add.isPending} error={add.error} onDrop={drop} />
        </form>
      </section>
    </>
  );
}
