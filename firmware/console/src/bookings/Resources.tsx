import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import classes from './Bookings.module.css';
import { nextCode } from './codes';
import { resourcesQuery, type Resource } from './queries';

/** 席・部屋: what a booking takes place on. */
export function Resources() {
  const { t } = useTranslation();
  const resources = useQuery(resourcesQuery);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <header className={page['head']}>
        <div>
          <h1 className={page['label']}>{t('bookings.resources')}</h1>
          <p className={page['quiet']}>{t('bookings.resourcesHelp')}</p>
        </div>
        <Button size="md" onClick={() => setOpen('')}>
          {t('bookings.newResource')}
        </Button>
      </header>
      <Answer query={resources}>
        {(list) => (
          <>
            {open === '' && (
              <div className={page['panel']}>
                <h2>{t('bookings.newResource')}</h2>
                <Form code={nextCode('place', list)} resource={null} onDone={() => setOpen(null)} />
              </div>
            )}
            {list.length === 0 && open !== '' && <p className={page['quiet']}>{t('bookings.noResources')}</p>}
            <ul className={classes['rows']}>
              {list.map((resource) => (
                <li key={resource.code} data-off={resource.retired || undefined}>
                  <div className={classes['row']}>
                    <div>
                      <b>{resource.name}</b>
                      {resource.retired && <span className={page['mark']}>{t('bookings.unused')}</span>}
                      <p className={page['quiet']}>{resource.kind}</p>
                    </div>
                    <Button
                      variant="default"
                      size="md"
                      aria-expanded={open === resource.code}
                      aria-label={t('bookings.editOf', { name: resource.name })}
                      onClick={() => setOpen(open === resource.code ? null : resource.code)}
                    >
                      {t(open === resource.code ? 'form.close' : 'form.edit')}
                    </Button>
                  </div>
                  {open === resource.code && (
                    <div className={page['panel']}>
                      <Form code={resource.code} resource={resource} onDone={() => setOpen(null)} />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </>
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
