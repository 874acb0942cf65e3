import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { Named } from './Named';
import { resourcesQuery, type Resource } from './queries';

/** 席・部屋: what a booking takes place on. */
export function Resources() {
  const resources = useQuery(resourcesQuery);
  return (
    <Named
      query={resources}
      prefix="place"
      words={{
        title: 'bookings.resources',
        help: 'bookings.resourcesHelp',
        add: 'bookings.newResource',
        none: 'bookings.noResources',
        retired: 'bookings.unused',
      }}
      about={({ kind }) => kind}
      form={(code, resource, onDone) => <Form code={code} resource={resource} onDone={onDone} />}
    />
  );
}

function Form({ code, resource, onDone }: { code: string; resource: Resource | null; onDone: () => void }) {
  const { t } = useTranslation();
  const saved = {
    name: resource?.name ?? '',
    kind: resource?.kind ?? '',
    retired: resource?.retired ?? false,
  };
  const { form, set, dirty, drop } = useDraft(`place:${resource?.code ?? ''}`, saved);
  const [tried, setTried] = useState(false);
  const save = useSave<typeof saved>(
    (body) => api.PUT('/api/v1/booking/resources/{code}', { params: { path: { code } }, body }),
    [resourcesQuery.queryKey, ['bookings']],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.name.trim() === '' || form.kind.trim() === '') return;
    const done = () => {
      drop();
      onDone();
    };
    save.mutate({ value: form, before: resource === null ? null : saved }, { onSuccess: done });
  };
  return (
    <form className={page['form']} onSubmit={submit} noValidate>
      <TextInput
        size="md"
        label={t('bookings.resourceName')}
        value={form.name}
        maxLength={20}
        error={tried && form.name.trim() === '' ? t('form.required') : null}
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t('bookings.resourceKindName')}
        description={t('bookings.resourceKindNameHelp')}
        value={form.kind}
        maxLength={20}
        error={tried && form.kind.trim() === '' ? t('form.required') : null}
        autoComplete="off"
        onChange={(event) => set({ kind: event.currentTarget.value })}
      />
      <Switch
        size="md"
        label={t('bookings.unuse')}
        checked={form.retired}
        onChange={(event) => set({ retired: event.currentTarget.checked })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}
