import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Department } from '../api/types';
import { devicesQuery } from '../app/queries';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import { departmentsQuery } from '../parts/names';
import classes from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';

/** Department keys of the key block. */
const keys = [1, 2, 3, 4, 5, 6, 7, 8];
const nameLength = 20;

/** The departments, one for each key; the one being edited opens below its row. */
export function Departments() {
  const { t } = useTranslation();
  const departments = useQuery(departmentsQuery);
  const [open, setOpen] = useState<number | null>(null);
  return (
    <>
      <Head
        title={t('departments.title')}
        figure={
          departments.data === undefined ? '…' : t('departments.used', { used: departments.data.length })
        }
        note={t('departments.lead')}
      />
      <Answer query={departments}>
        {(known) => (
          <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
            {keys.map((number) => {
              const department = known.find((one) => one.number === number);
              return (
                <li key={number} style={{ borderBottom: '1px solid var(--line)', padding: '8px 0' }}>
                  <div className={classes['actions']} style={{ justifyContent: 'space-between' }}>
                    <span>
                      <b style={{ marginRight: 16 }}>{number}</b>
                      {department?.name ?? t('departments.none')}
                      {department !== undefined && (
                        <span className={classes['mark']}>{t(`taxClass.${department.taxClass}`)}</span>
                      )}
                    </span>
                    <Button
                      variant="default"
                      size="md"
                      aria-expanded={open === number}
                      aria-label={t('departments.edit', { number })}
                      onClick={() => setOpen(open === number ? null : number)}
                    >
                      {t(open === number ? 'form.close' : 'form.edit')}
                    </Button>
                  </div>
                  {open === number && (
                    <div className={classes['panel']}>
                      <Form number={number} department={department ?? null} />
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Answer>
    </>
  );
}

type DepartmentForm = Required<Pick<Department, 'name' | 'kana' | 'taxClass' | 'pricing' | 'food'>>;

function Form({ number, department }: { number: number; department: Department | null }) {
  const { t } = useTranslation();
  const saved: DepartmentForm = {
    name: department?.name ?? '',
    kana: department?.kana ?? '',
    taxClass: department?.taxClass ?? 'standard',
    pricing: department?.pricing ?? 'included',
    food: department?.food ?? false,
  };
  const { form, set, dirty, drop } = useDraft(`department:${number}`, saved);
  const [tried, setTried] = useState(false);
  const save = useSave<DepartmentForm>(
    ({ kana, ...rest }) =>
      api.PUT('/api/v1/departments/{number}', {
        params: { path: { number } },
        body: { ...rest, kana: kana.trim() === '' ? null : kana.trim() },
      }),
    [departmentsQuery.queryKey, devicesQuery.queryKey],
  );
  const nameMissing = form.name.trim() === '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (nameMissing) return;
    save.mutate({ value: form, before: department === null ? null : saved }, { onSuccess: drop });
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        size="md"
        label={t('product.name')}
        value={form.name}
        maxLength={nameLength}
        error={tried && nameMissing ? t('form.required') : null}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t('product.kana')}
        description={t('departments.kanaHelp')}
        value={form.kana}
        onChange={(event) => set({ kana: event.currentTarget.value })}
      />
      <NativeSelect
        size="md"
        label={t('product.taxClass')}
        value={form.taxClass}
        onChange={(event) => set({ taxClass: event.currentTarget.value as DepartmentForm['taxClass'] })}
        data={(['standard', 'reduced', 'exempt'] as const).map((value) => ({
          value,
          label: t(`taxClass.${value}`),
        }))}
      />
      <NativeSelect
        size="md"
        label={t('departments.pricing')}
        value={form.pricing}
        onChange={(event) => set({ pricing: event.currentTarget.value as DepartmentForm['pricing'] })}
        data={(['included', 'excluded'] as const).map((value) => ({ value, label: t(`pricing.${value}`) }))}
      />
      <Switch
        size="md"
        label={t('departments.food')}
        checked={form.food}
        onChange={(event) => set({ food: event.currentTarget.checked })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}
