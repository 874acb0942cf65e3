import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { yen } from '../format/yen';
import { parseWhole } from '../parts/numbers';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { Named } from './Named';
import { resourcesQuery, servicesQuery, type Service } from './queries';

interface ServiceForm {
  readonly name: string;
  readonly kana: string;
  readonly minutes: string;
  readonly price: string;
  readonly deposit: string;
  readonly needsStaff: boolean;
  readonly resourceKind: string;
  readonly retired: boolean;
}

/** メニュー: what can be booked, how long it takes and what it is expected to bring. */
export function Services() {
  const { t } = useTranslation();
  const services = useQuery(servicesQuery);
  return (
    <Named
      query={services}
      prefix="menu"
      words={{
        title: 'bookings.services',
        help: 'bookings.servicesHelp',
        add: 'bookings.newService',
        none: 'bookings.noServices',
        retired: 'bookings.retired',
      }}
      about={({ minutes, price, deposit }) =>
        [
          t('bookings.minutes', { minutes }),
          yen(price),
          ...(deposit > 0 ? [t('bookings.depositOf', { yen: yen(deposit) })] : []),
        ].join(' ')
      }
      form={(code, service, onDone) => <Form code={code} service={service} onDone={onDone} />}
    />
  );
}

const formOf = (service: Service | null): ServiceForm => ({
  name: service?.name ?? '',
  kana: service?.kana ?? '',
  minutes: String(service?.minutes ?? 60),
  price: String(service?.price ?? ''),
  deposit: String(service?.deposit ?? 0),
  needsStaff: service?.needsStaff ?? true,
  resourceKind: service?.resourceKind ?? '',
  retired: service?.retired ?? false,
});

function Form({ code, service, onDone }: { code: string; service: Service | null; onDone: () => void }) {
  const { t } = useTranslation();
  const resources = useQuery(resourcesQuery);
  const saved = formOf(service);
  const { form, set, dirty, drop } = useDraft<ServiceForm>(`service:${service?.code ?? ''}`, saved);
  const [tried, setTried] = useState(false);
  const kinds = [...new Set((resources.data ?? []).map(({ kind }) => kind))];
  if (form.resourceKind !== '' && !kinds.includes(form.resourceKind)) kinds.push(form.resourceKind);
  const save = useSave<ServiceForm>(
    (value) =>
      api.PUT('/api/v1/booking/services/{code}', {
        params: { path: { code } },
        body: {
          name: value.name.trim(),
          kana: value.kana.trim() === '' ? null : value.kana.trim(),
          minutes: parseWhole(value.minutes) ?? 0,
          price: parseWhole(value.price) ?? 0,
          deposit: parseWhole(value.deposit) ?? 0,
          needsStaff: value.needsStaff,
          resourceKind: value.resourceKind === '' ? null : value.resourceKind,
          retired: value.retired,
        },
      }),
    [servicesQuery.queryKey, ['bookings']],
  );
  const nameMissing = form.name.trim() === '';
  const wrong = (field: 'minutes' | 'price' | 'deposit') =>
    tried && parseWhole(form[field]) === null ? t('form.yen') : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const numbers = [form.minutes, form.price, form.deposit];
    if (nameMissing || numbers.some((text) => parseWhole(text) === null)) return;
    const done = () => {
      drop();
      onDone();
    };
    save.mutate({ value: form, before: service === null ? null : saved }, { onSuccess: done });
  };
  const text = (field: 'name' | 'kana' | 'minutes' | 'price' | 'deposit') => ({
    size: 'md' as const,
    value: form[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <form className={page['form']} onSubmit={submit} noValidate>
      <TextInput
        {...text('name')}
        label={t('bookings.serviceName')}
        maxLength={40}
        error={tried && nameMissing ? t('form.required') : null}
      />
      <TextInput
        {...text('kana')}
        label={t('bookings.serviceKana')}
        description={t('bookings.serviceKanaHelp')}
      />
      <TextInput
        {...text('minutes')}
        label={t('bookings.duration')}
        description={t('bookings.durationHelp')}
        inputMode="numeric"
        error={wrong('minutes')}
      />
      <TextInput
        {...text('price')}
        label={t('bookings.servicePrice')}
        inputMode="numeric"
        error={wrong('price')}
      />
      <TextInput
        {...text('deposit')}
        label={t('bookings.deposit')}
        description={t('bookings.depositHelp')}
        inputMode="numeric"
        error={wrong('deposit')}
      />
      <NativeSelect
        size="md"
        label={t('bookings.resourceKind')}
        description={t('bookings.resourceKindHelp')}
        value={form.resourceKind}
        onChange={(event) => set({ resourceKind: event.currentTarget.value })}
        data={[
          { value: '', label: t('bookings.noPlace') },
          ...kinds.map((kind) => ({ value: kind, label: kind })),
        ]}
      />
      <Switch
        size="md"
        label={t('bookings.needsStaff')}
        checked={form.needsStaff}
        onChange={(event) => set({ needsStaff: event.currentTarget.checked })}
      />
      <Switch
        size="md"
        label={t('bookings.retire')}
        checked={form.retired}
        onChange={(event) => set({ retired: event.currentTarget.checked })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}
