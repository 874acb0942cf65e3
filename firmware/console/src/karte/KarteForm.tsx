import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { careQuery, type Field, type KarteEntry, type Template } from './queries';

interface KarteFormProps {
  readonly memberId: string;
  readonly templates: readonly Template[];
  /** The entry to write anew, or null for a new one. */
  readonly entry: KarteEntry | null;
  readonly onClose: () => void;
}

interface Written {
  template: string;
  answers: Record<string, string[]>;
  memo: string;
}

/** A sheet while it is written. What is typed stays until it is saved or given up. */
export function KarteForm({ memberId, templates, entry, onClose }: KarteFormProps) {
  const { t } = useTranslation();
  const last = entry?.editions.at(-1)?.note;
  const saved: Written = {
    template: last?.template ?? templates[0]?.code ?? '',
    answers: Object.fromEntries((last?.answers ?? []).map(({ field, values }) => [field, values])),
    memo: last?.memo ?? '',
  };
  const { form, set, dirty, drop } = useDraft<Written>(
    `karte:${entry?.memberId ?? memberId}:${entry?.number ?? ''}`,
    saved,
  );
  const [template] = templates.filter(({ code }) => code === form.template);
  const care = useQuery(careQuery(memberId));
  const health = care.data?.healthConsent === true;
  const save = useSave<Written>(
    (value) => {
      const body = {
        template: value.template,
        answers: Object.entries(value.answers)
          .map(([field, values]) => ({ field, values: values.filter((text) => text.trim() !== '') }))
          .filter(
            ({ field, values }) => values.length > 0 && template?.fields.some(({ code }) => code === field),
          ),
        memo: value.memo,
        basedOn: entry?.editions.length ?? 0,
        ...(entry !== null && { visitDay: entry.visitDay }),
      };
      return entry === null
        ? api.POST('/api/v1/members/{id}/karte', { params: { path: { id: memberId } }, body })
        : api.PUT('/api/v1/members/{id}/karte/{number}', {
            params: { path: { id: entry.memberId, number: entry.number } },
            body,
          });
    },
    [['karte', memberId], ['unwritten']],
  );
  const close = () => {
    drop();
    onClose();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ value: form, before: null }, { onSuccess: close });
  };
  const answer = (field: string, values: string[]) => set({ answers: { ...form.answers, [field]: values } });
  return (
    <form className={page['form']} onSubmit={submit} noValidate>
      <NativeSelect
        size="md"
        label={t('karte.template')}
        value={form.template}
        disabled={entry !== null}
        onChange={(event) => set({ template: event.currentTarget.value })}
        data={templates
          .filter(({ retired, code }) => !retired || code === form.template)
          .map(({ code, name }) => ({ value: code, label: name }))}
      />
      {(template?.fields ?? []).map((field) => (
        <Question
          key={field.code}
          field={field}
          values={form.answers[field.code] ?? []}
          blocked={field.aboutHealth && !health}
          onAnswer={(values) => answer(field.code, values)}
        />
      ))}
      <Textarea
        data-wide=""
        size="md"
        label={t('karte.memo')}
        value={form.memo}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => set({ memo: event.currentTarget.value })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={close} />
    </form>
  );
}

interface QuestionProps {
  readonly field: Field;
  readonly values: string[];
  readonly blocked: boolean;
  readonly onAnswer: (values: string[]) => void;
}

function Question({ field, values, blocked, onAnswer }: QuestionProps) {
  const { t } = useTranslation();
  const [first = ''] = values;
  const common = {
    size: 'md' as const,
    label: field.label,
    disabled: blocked,
    description: blocked ? t('karte.health') : null,
  };
  const choices = field.choices ?? [];
  switch (field.kind) {
    case 'lines':
      return (
        <Textarea
          {...common}
          value={first}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => onAnswer([event.currentTarget.value])}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={first}
          onChange={(event) => onAnswer([event.currentTarget.value])}
          data={[
            { value: '', label: t('karte.choose') },
            ...choices.map((value) => ({ value, label: value })),
          ]}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group {...common} value={values} onChange={onAnswer}>
          <div className={page['actions']}>
            {choices.map((choice) => (
              <Checkbox key={choice} size="md" value={choice} label={choice} />
            ))}
          </div>
        </Checkbox.Group>
      );
    default:
      return (
        <TextInput
          {...common}
          value={first}
          maxLength={200}
          autoComplete="off"
          inputMode={field.kind === 'number' ? 'decimal' : 'text'}
          onChange={(event) => onAnswer([event.currentTarget.value])}
        />
      );
  }
}
