import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Picker.module.css';

/** How long typing rests before it is looked for. */
const pauseMs = 250;

export interface Picked {
  readonly id: string;
  readonly word: string;
  readonly note?: string;
}

interface PickerProps {
  readonly label: string;
  readonly description?: string;
  readonly error?: string | null;
  /** What is chosen, or null. */
  readonly chosen: Picked | null;
  /** Finds by what was typed, the best first. */
  readonly find: (text: string) => Promise<readonly Picked[]>;
  /** Begins the keys under which answers are kept. */
  readonly queryKey: string;
  readonly onPick: (picked: Picked | null) => void;
  /** Tells what is typed, for a form that goes on with it where nothing fits. */
  readonly onType?: (text: string) => void;
}

/** Something found by typing a part of its name; what was found is pressed. */
export function Picker({ label, description, error, chosen, find, queryKey, onPick, onType }: PickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), pauseMs);
  const found = useQuery({
    queryKey: [queryKey, 'find', wanted],
    queryFn: () => find(wanted),
    enabled: chosen === null && wanted !== '',
    staleTime: 10_000,
  });
  if (chosen !== null) {
    return (
      <div className={classes['chosen']}>
        <span className={classes['label']}>{label}</span>
        <div>
          <b>{chosen.word}</b>
          {chosen.note !== undefined && <span className={classes['note']}>{chosen.note}</span>}
        </div>
        <Button
          variant="default"
          onClick={() => {
            setText('');
            onPick(null);
          }}
        >
          {t('picker.other')}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <TextInput
        size="md"
        label={label}
        description={description ?? ''}
        error={error ?? null}
        value={text}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          onType?.(event.currentTarget.value);
        }}
      />
      {wanted !== '' && found.data !== undefined && (
        <ul className={classes['found']} aria-label={t('picker.found', { what: label })}>
          {found.data.map((it) => (
            <li key={it.id}>
              <button type="button" onClick={() => onPick(it)}>
                <b>{it.word}</b>
                {it.note !== undefined && <span className={classes['note']}>{it.note}</span>}
              </button>
            </li>
          ))}
          {found.data.length === 0 && <li className={classes['none']}>{t('picker.none')}</li>}
        </ul>
      )}
    </div>
  );
}
