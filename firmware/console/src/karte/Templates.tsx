import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import classes from './Karte.module.css';
import { templatesQuery, type Field, type Template } from './queries';

const kinds = ['text', 'lines', 'number', 'choice', 'choices'] as const;

interface TemplateForm {
  code: string;
  name: string;
  retired: boolean;
  fields: Field[];
}

const newField = (fields: readonly Field[]): Field => ({
  code: `q${fields.length + 1}-${Date.now().toString(36).slice(-4)}`,
  label: '',
  kind: 'text',
  aboutHealth: false,
});

/** 様式: what a karte asks, as the shop wants it. */
export function Templates() {
  const { t } = useTranslation();
  const templates = useQuery(templatesQuery);
  const [open, setOpen] = useState<string | null>(null);
  const used = templates.data?.filter(({ retired }) => !retired);
  return (
    <>
      <Head
        title={t('templates.title')}
        figure={used === undefined ? '…' : t('templates.figure', { count: used.length })}
        note={
          used && t('templates.asked', { fields: used.reduce((sum, { fields }) => sum + fields.length, 0) })
        }
      />
      <Answer query={templates}>
        {(list) => (
          <>
            {list.length === 0 && <p className={page['quiet']}>{t('templates.empty')}</p>}
            <table className={page['list']} data-fold="" aria-label={t('templates.title')}>
              <tbody>
                {list.map((template) => (
                  <tr key={template.code} data-off={template.retired || undefined}>
                    <td data-main="">{template.name}</td>
                    <td>{template.fields.map(({ label }) => label).join('、')}</td>
                    <td className={page['number']}>
                      <Button
                        variant="default"
                        size="md"
                        aria-label={t('templates.edit', { name: template.name })}
                        onClick={() => setOpen(template.code)}
                      >
                        {t('form.edit')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className={page['panel']}>
              <h2>{open === null ? t('templates.new') : t('templates.edit', { name: open })}</h2>
              <Form
                key={open}
                template={list.find(({ code }) => code === open) ?? null}
                onSaved={() => setOpen(null)}
              />
            </div>
          </>
        )}
      </Answer>
    </>
  );
}

function Form({ template, onSaved }: { template: Template | null; onSaved: () => void }) {
  const { t } = useTranslation();
  const saved: TemplateForm =
    template === null
      ? { code: '', name: '', retired: false, fields: [newField([])] }
      : {
          code: template.code,
          name: template.name,
          retired: template.retired,
          fields: [...template.fields],
        };
  const { form, set, dirty, drop } = useDraft<TemplateForm>(`template:${template?.code ?? ''}`, saved);
  const save = useSave<TemplateForm>(
    ({ code, name, retired, fields }) =>
      api.PUT('/api/v1/karte/templates/{code}', {
        params: { path: { code: code.trim() } },
        body: { name, retired, fields },
      }),
    [templatesQuery.queryKey],
  );
  const change = (index: number, part: Partial<Field>) =>
    set({ fields: form.fields.map((field, at) => (at === index ? { ...field, ...part } : field)) });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(
      { value: form, before: template === null ? null : saved },
      {
        onSuccess: () => {
          drop();
          onSaved();
        },
      },
    );
  };
  return (
    <form className={page['form']} onSubmit={submit} noValidate>
      <TextInput
        size="md"
        label={t('templates.code')}
        description={t('templates.codeHelp')}
        value={form.code}
        disabled={template !== null}
        autoComplete="off"
        onChange={(event) => set({ code: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t('templates.name')}
        value={form.name}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <fieldset data-wide="">
        <legend>{t('templates.fields')}</legend>
        {form.fields.map((field, index) => (
          <div key={field.code} className={classes['row']}>
            <TextInput
              size="md"
              label={t('templates.fieldLabel')}
              value={field.label}
              maxLength={40}
              onChange={(event) => change(index, { label: event.currentTarget.value })}
            />
            <NativeSelect
              size="md"
              label={t('templates.fieldKind')}
              value={field.kind}
              onChange={(event) => change(index, { kind: event.currentTarget.value as Field['kind'] })}
              data={kinds.map((value) => ({ value, label: t(`templates.kind.${value}`) }))}
            />
            <TextInput
              size="md"
              label={t('templates.fieldChoices')}
              value={(field.choices ?? []).join('、')}
              disabled={field.kind !== 'choice' && field.kind !== 'choices'}
              onChange={(event) => change(index, { choices: event.currentTarget.value.split(/[、,]/) })}
            />
            <Switch
              size="md"
              label={t('templates.fieldHealth')}
              checked={field.aboutHealth}
              onChange={(event) => change(index, { aboutHealth: event.currentTarget.checked })}
            />
            <Button
              variant="default"
              aria-label={t('templates.fieldRemove', { label: field.label })}
              onClick={() => set({ fields: form.fields.filter((_, at) => at !== index) })}
            >
              ×
            </Button>
          </div>
        ))}
        <div>
          <Button variant="default" onClick={() => set({ fields: [...form.fields, newField(form.fields)] })}>
            {t('templates.fieldAdd')}
          </Button>
        </div>
      </fieldset>
      <Switch
        size="md"
        label={t('templates.retired')}
        checked={form.retired}
        onChange={(event) => set({ retired: event.currentTarget.checked })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}
