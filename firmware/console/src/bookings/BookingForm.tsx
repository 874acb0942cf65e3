import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { staffQuery } from '../parts/names';
import page from '../parts/page.module.css';
import { Picker } from '../parts/Picker';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { yen } from '../format/yen';
import { clock, minuteOf } from './minutes';
import { findMembers, resourcesQuery, servicesQuery } from './queries';

export interface BookingPlace {
  readonly day: string;
  readonly minute: number;
  readonly staffId: string | null;
  readonly resource: string | null;
}

interface BookingFields {
  service: string;
  day: string;
  time: string;
  staffId: string;
  resource: string;
  memberId: string;
  guest: string;
  name: string;
  kana: string;
  phone: string;
  memo: string;
}

interface BookingFormProps {
  readonly place: BookingPlace;
  /** For this member, or null for whoever calls. */
  readonly memberId: string | null;
  readonly onClose: () => void;
}

/** 予約を取る: for a member or a caller; person and place are found by the appliance where nobody asks for one. */
export function BookingForm({ place, memberId, onClose }: BookingFormProps) {
  const { t } = useTranslation();
  const services = useQuery(servicesQuery);
  const resources = useQuery(resourcesQuery);
  const staff = useQuery(staffQuery);
  const offered = (services.data ?? []).filter(({ retired }) => !retired);
  const saved: BookingFields = {
    service: offered[0]?.code ?? '',
    day: place.day,
    time: clock(place.minute),
    staffId: place.staffId ?? '',
    resource: place.resource ?? '',
    memberId: memberId ?? '',
    guest: '',
    name: '',
    kana: '',
    phone: '',
    memo: '',
  };
  const { form, set, drop } = useDraft<BookingFields>(
    `booking:${place.day}:${place.minute}:${place.staffId ?? ''}:${place.resource ?? ''}:${memberId ?? ''}`,
    saved,
  );
  const service = form.service === '' ? saved.service : form.service;
  const save = useSave<BookingFields>(
    (value) =>
      api.POST('/api/v1/bookings', {
        body: {
          service,
          day: value.day,
          minute: minuteOf(value.time) ?? -1,
          staffId: value.staffId === '' ? null : value.staffId,
          resource: value.resource === '' ? null : value.resource,
          memo: value.memo.trim() === '' ? null : value.memo,
          ...(value.memberId.trim() === ''
            ? {
                caller: {
                  name: value.name,
                  kana: value.kana,
                  phone: value.phone.trim() === '' ? null : value.phone.trim(),
                },
              }
            : { memberId: value.memberId.trim() }),
        },
      }),
    [['bookings'], ['waiting']],
  );
  const close = () => {
    drop();
    onClose();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ value: form, before: null }, { onSuccess: close });
  };
  const text = (field: Exclude<keyof BookingFields, 'service' | 'staffId' | 'resource'>) => ({
    size: 'md' as const,
    value: form[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  if (services.data !== undefined && offered.length === 0)
    return <p className={page['quiet']}>{t('bookings.noServices')}</p>;
  return (
    <section className={page['panel']} aria-label={t('bookings.new')}>
      <h2>{t('bookings.new')}</h2>
      <form className={page['form']} onSubmit={submit} noValidate>
        <NativeSelect
          size="md"
          label={t('bookings.service')}
          value={service}
          onChange={(event) => set({ service: event.currentTarget.value })}
          data={offered.map(({ code, name, price }) => ({ value: code, label: `${name} ${yen(price)}` }))}
        />
        <TextInput {...text('day')} label={t('bookings.date')} type="date" />
        <TextInput {...text('time')} label={t('bookings.time')} />
        <NativeSelect
          size="md"
          label={t('bookings.staff')}
          value={form.staffId}
          onChange={(event) => set({ staffId: event.currentTarget.value })}
          data={[
            { value: '', label: t('bookings.anybody') },
            ...(staff.data ?? [])
              .filter(({ left, role }) => !left && role !== 'technician')
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          size="md"
          label={t('bookings.place')}
          value={form.resource}
          onChange={(event) => set({ resource: event.currentTarget.value })}
          data={[
            { value: '', label: t('bookings.anyPlace') },
            ...(resources.data ?? [])
              .filter(({ retired }) => !retired)
              .map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        {memberId === null && (
          <>
            <Picker
              label={t('bookings.guest')}
              description={t('bookings.guestHelp')}
              queryKey="members"
              chosen={
                form.memberId === '' ? null : { id: form.memberId, word: form.guest, note: form.memberId }
              }
              find={findMembers}
              onPick={(it) => set({ memberId: it?.id ?? '', guest: it?.word ?? '' })}
              onType={(name) => set({ name })}
            />
            {form.memberId.trim() === '' && (
              <>
                <TextInput
                  {...text('name')}
                  label={t('bookings.name')}
                  description={t('bookings.nameHelp')}
                />
                <TextInput {...text('kana')} label={t('bookings.kana')} />
                <TextInput {...text('phone')} label={t('bookings.phone')} inputMode="tel" />
              </>
            )}
          </>
        )}
        <TextInput {...text('memo')} label={t('bookings.memo')} maxLength={200} />
        <SaveRow dirty busy={save.isPending} error={save.error} onDrop={close} />
      </form>
    </section>
  );
}
