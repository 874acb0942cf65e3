import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { AttributeDefinition } from '../api/types';
import { plainDigits } from '../parts/numbers';
import page from '../parts/page.module.css';
import type { MemberForm } from './memberForm';
import classes from './Member.module.css';

interface ProfileFieldsProps {
  readonly form: MemberForm;
  readonly definitions: readonly AttributeDefinition[];
  /** Fields to be put right: names, or codes of the shop's own questions. */
  readonly wrong: readonly string[];
  readonly onChange: (change: Partial<MemberForm>) => void;
}

/** Everything one can say about a member, the shop's own questions last. */
export function ProfileFields({ form, definitions, wrong, onChange }: ProfileFieldsProps) {
  const { t } = useTranslation();
  const text = (field: Exclude<keyof MemberForm, 'answers'>, maxLength: number) => ({
    size: 'md' as const,
    label: t(`member.${field}`),
    value: form[field],
    maxLength,
    autoComplete: 'off',
    error: wrong.includes(field) ? t('form.required') : null,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput {...text('name', 1024)} required />
      <TextInput {...text('kana', 1024)} description={t('member.kanaHelp')} />
      <TextInput {...text('phone', 40)} inputMode="tel" />
      <TextInput {...text('email', 254)} inputMode="email" />
      <TextInput {...text('birthday', 20)} description={t('member.birthdayHelp')} />
      <PostalCode form={form} onChange={onChange} field={text('postalCode', 10)} />
      <div data-wide="">
        <TextInput {...text('address', 400)} />
      </div>
      <TextInput {...text('lineUserId', 33)} />
      {definitions
        .filter(({ retired, code }) => !retired || form.answers[code] !== undefined)
        .map((definition) => (
          <AnswerField
            key={definition.code}
            definition={definition}
            values={form.answers[definition.code] ?? []}
            wrong={wrong.includes(definition.code)}
            onChange={(values) => onChange({ answers: { ...form.answers, [definition.code]: values } })}
          />
        ))}
    </>
  );
}

function PostalCode({
  form,
  field,
  onChange,
}: Pick<ProfileFieldsProps, 'form' | 'onChange'> & { field: React.ComponentProps<typeof TextInput> }) {
  const { t } = useTranslation();
  const find = useMutation({
    mutationFn: async () =>
      bodyOf(
        await api.GET('/api/v1/roster/postal-codes/{code}', {
          params: { path: { code: plainDigits(form.postalCode) } },
        }),
      ),
    onSuccess: ({ addresses }) => {
      const [address] = addresses;
      // What was typed behind the town stays.
      if (address !== undefined && !form.address.startsWith(address)) onChange({ address });
    },
  });
  return (
    <div className={classes['postal']}>
      <TextInput {...field} inputMode="numeric" />
      <Button
        variant="default"
        size="md"
        disabled={!/^\d{7}$/.test(plainDigits(form.postalCode)) || find.isPending}
        onClick={() => find.mutate()}
      >
        {t('member.findAddress')}
      </Button>
      <span role="status" className={page['quiet']}>
        {find.data?.addresses.length === 0 && t('member.noAddress')}
      </span>
    </div>
  );
}

interface AnswerFieldProps {
  readonly definition: AttributeDefinition;
  readonly values: readonly string[];
  readonly wrong: boolean;
  readonly onChange: (values: readonly string[]) => void;
}

function AnswerField({ definition, values, wrong, onChange }: AnswerFieldProps) {
  const { t } = useTranslation();
  const { label, kind, choices, required } = definition;
  const error = wrong ? t('form.required') : null;
  if (kind === 'choice') {
    return (
      <NativeSelect
        size="md"
        label={label}
        required={required}
        error={error}
        value={values[0] ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? [] : [currentTarget.value])}
        data={[
          { value: '', label: t('member.choose') },
          ...(choices ?? []).map((choice) => ({ value: choice.code, label: choice.label })),
        ]}
      />
    );
  }
  if (kind === 'choices') {
    return (
      <fieldset>
        <legend>
          {label}
          {required && ` (${t('member.required')})`}
        </legend>
        <div className={classes['checks']}>
          {(choices ?? []).map((choice) => (
            <label key={choice.code} className={classes['check']}>
              <input
                type="checkbox"
                checked={values.includes(choice.code)}
                onChange={({ currentTarget }) =>
                  onChange(
                    currentTarget.checked
                      ? [...values, choice.code]
                      : values.filter((value) => value !== choice.code),
                  )
                }
              />
              {choice.label}
            </label>
          ))}
        </div>
        {error !== null && <p role="alert">{error}</p>}
      </fieldset>
    );
  }
  return (
    <TextInput
      size="md"
      label={label}
      required={required}
      error={error}
      type={kind === 'date' ? 'date' : 'text'}
      maxLength={400}
      value={values[0] ?? ''}
      {...(kind === 'number' && { inputMode: 'numeric' as const })}
      onChange={({ currentTarget }) => onChange([currentTarget.value])}
    />
  );
}
