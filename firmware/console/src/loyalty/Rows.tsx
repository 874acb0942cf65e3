import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Words } from '../i18n';
import classes from '../parts/page.module.css';
import type { Row } from './rulesForm';

/** A field of a row: its word is that of `loyalty.row.…`. */
export interface Field {
  readonly key: string;
  readonly type?: 'date' | 'time';
  readonly choices?: readonly (readonly [value: string, word: keyof Words])[];
}

interface RowsProps {
  readonly title: string;
  readonly help: string;
  readonly add: string;
  readonly fields: readonly Field[];
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

/** Rules of one kind, one set of fields each. */
export function Rows({ title, help, add, fields, rows, onChange }: RowsProps) {
  const { t } = useTranslation();
  const change = (index: number, key: string, value: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  return (
    <fieldset data-wide="">
      <legend>{title}</legend>
      <p className={classes['quiet']}>{help}</p>
      {rows.map((row, index) => (
        <div key={index} className={classes['set']} role="group" aria-label={row['name'] ?? title}>
          {fields.map(({ key, type, choices }) =>
            choices === undefined ? (
              <TextInput
                key={key}
                size="md"
                type={type ?? 'text'}
                label={t(`loyalty.row.${key}` as keyof Words)}
                value={row[key] ?? ''}
                autoComplete="off"
                onChange={(event) => change(index, key, event.currentTarget.value)}
              />
            ) : (
              <NativeSelect
                key={key}
                size="md"
                label={t(`loyalty.row.${key}` as keyof Words)}
                value={row[key] ?? ''}
                data={choices.map(([value, word]) => ({ value, label: t(word) }))}
                onChange={(event) => change(index, key, event.currentTarget.value)}
              />
            ),
          )}
          <Button
            type="button"
            variant="default"
            size="md"
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            {t('form.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button type="button" variant="default" size="md" onClick={() => onChange([...rows, {}])}>
          {add}
        </Button>
      </div>
    </fieldset>
  );
}
