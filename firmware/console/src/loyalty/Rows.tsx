import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../i18n';
import classes from '../parts/page.module.css';
import own from './Rows.module.css';
import { weekdayLetters, type Row } from './rulesForm';

/** A field of a row: its word is that of `loyalty.row.…`. */
export interface Field {
  readonly key: string;
  readonly type?: 'date' | 'time' | 'weekdays';
  readonly choices?: readonly (readonly [value: string, word: string])[];
}

interface RowsProps {
  readonly title: string;
  readonly help: string;
  readonly add: string;
  readonly fields: readonly Field[];
  readonly rows: readonly Row[];
  /** What a rule does, in a sentence. */
  readonly say: (row: Row) => string;
  readonly onChange: (rows: readonly Row[]) => void;
}

/** Rules of one kind, a sentence each; the one that is changed has its fields below it. */
export function Rows({ title, help, add, fields, rows, say, onChange }: RowsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const change = (index: number, key: string, value: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  return (
    <fieldset data-wide="" className={own['rules']}>
      <legend>{title}</legend>
      <p className={classes['quiet']}>{help}</p>
      {rows.length > 0 && (
        <ul>
          {rows.map((row, index) => {
            const name = row['name'] === undefined || row['name'] === '' ? t('loyalty.unnamed') : row['name'];
            return (
              <li key={index}>
                <div className={own['rule']}>
                  <p>
                    <b>{name}</b>
                    <span>{say(row)}</span>
                  </p>
                  <div className={classes['actions']}>
                    <Button
                      type="button"
                      variant="default"
                      size="md"
                      aria-expanded={open === index}
                      aria-label={t('loyalty.editOf', { name })}
                      onClick={() => setOpen(open === index ? null : index)}
                    >
                      {t(open === index ? 'form.close' : 'form.edit')}
                    </Button>
                    <Button
                      type="button"
                      variant="subtle"
                      size="md"
                      aria-label={t('loyalty.removeOf', { name })}
                      onClick={() => {
                        setOpen(null);
                        onChange(rows.filter((_, at) => at !== index));
                      }}
                    >
                      {t('form.remove')}
                    </Button>
                  </div>
                </div>
                {open === index && (
                  <div className={own['fields']} role="group" aria-label={name}>
                    {fields.map((field) => (
                      <FieldOf
                        key={field.key}
                        field={field}
                        value={row[field.key] ?? ''}
                        onChange={(value) => change(index, field.key, value)}
                      />
                    ))}
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <div>
        <Button
          type="button"
          variant="default"
          size="md"
          onClick={() => {
            setOpen(rows.length);
            onChange([...rows, {}]);
          }}
        >
          {add}
        </Button>
      </div>
    </fieldset>
  );
}

interface FieldProps {
  readonly field: Field;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function FieldOf({ field: { key, type, choices }, value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const label = t(`loyalty.row.${key}` as keyof Words);
  if (type === 'weekdays') return <Weekdays label={label} value={value} onChange={onChange} />;
  if (choices !== undefined) {
    // A coupon that can no longer be chosen is still what the rule says.
    const known =
      value === '' || choices.some(([one]) => one === value)
        ? choices
        : [[value, value] as const, ...choices];
    return (
      <NativeSelect
        size="md"
        label={label}
        value={value}
        data={known.map(([one, word]) => ({ value: one, label: word }))}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      size="md"
      type={type ?? 'text'}
      label={label}
      value={value}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Days of the week to be pressed; none is every day. */
function Weekdays({ label, value, onChange }: { label: string } & Omit<FieldProps, 'field'>) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={label} className={own['weekdays']}>
      <span aria-hidden="true">{label}</span>
      <div>
        {weekdayLetters.map((letter, weekday) => (
          <button
            key={letter}
            type="button"
            aria-pressed={value.includes(letter)}
            aria-label={t(`hours.weekday.${weekday as 0}`)}
            onClick={() =>
              onChange(weekdayLetters.filter((one) => (one === letter) !== value.includes(one)).join(''))
            }
          >
            {t(`hours.short.${weekday as 0}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
