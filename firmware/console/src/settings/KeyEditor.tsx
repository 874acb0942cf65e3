import { NativeSelect } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Keyboard } from '../api/types';
import { groupOf } from '../appliance/keyGroups';
import { wordOr } from '../i18n';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import classes from './KeyEditor.module.css';
import { rowsOf, textsOf, twice, withKey, type KeyRows } from './keyRows';

const keyboardQuery = queryOptions({
  queryKey: ['keyboard'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/keyboard', { signal })),
});

/** キー配列: which key sits where, and which ones will be missed. */
export function KeyEditor() {
  const { t } = useTranslation();
  const keyboard = useQuery(keyboardQuery);
  return (
    <>
      <h1 className={page['label']}>{t('keyEditor.title')}</h1>
      <Answer query={keyboard}>{(one) => <Block keyboard={one} />}</Answer>
    </>
  );
}

interface Draft {
  readonly rows: KeyRows;
}

function Block({ keyboard }: { keyboard: Keyboard }) {
  const { t } = useTranslation();
  const saved: Draft = { rows: rowsOf(keyboard.keys) };
  const { form, set, dirty, drop } = useDraft<Draft>('keys', saved);
  const [chosen, setChosen] = useState<readonly [number, number]>([0, 0]);
  const save = useSave<Draft>(
    ({ rows }) => api.PUT('/api/v1/keyboard', { body: { rows: textsOf(rows) } }),
    [keyboardQuery.queryKey, ['devices']],
  );
  const labels = new Map(keyboard.all.map(({ name, label }) => [name, wordOr(`key.${name}`, label)]));
  const label = (name: string) => labels.get(name) ?? name;
  const [row, column] = chosen;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ value: form, before: saved }, { onSuccess: drop });
  };
  const doubled = twice(form.rows);
  return (
    <form onSubmit={submit} className={classes['editor']}>
      <p
        role="status"
        className={`${page['figure'] ?? ''} ${keyboard.missing.length > 0 ? (classes['missing'] ?? '') : ''}`}
      >
        {keyboard.missing.length > 0
          ? t('keyEditor.missing', { keys: keyboard.missing.map(({ name }) => label(name)).join('、') })
          : t('keyEditor.all')}
      </p>
      <p className={page['quiet']}>{t(keyboard.wired ? 'keyEditor.wired' : 'keyEditor.help')}</p>
      {doubled.length > 0 && <p>{t('keyEditor.twice', { keys: doubled.map(label).join('、') })}</p>}
      <div className={classes['scroll']} role="group" aria-label={t('keyEditor.title')}>
        <div className={classes['block']}>
          {form.rows.flatMap((names, y) =>
            names.map((name, x) => (
              <button
                key={`${y}-${x}`}
                type="button"
                className={classes['key']}
                data-group={name === '' ? undefined : groupOf(name)}
                aria-pressed={y === row && x === column}
                aria-label={`${t('keyEditor.place', { row: y + 1, column: x + 1 })} ${name === '' ? t('keyEditor.none') : label(name)}`}
                onClick={() => setChosen([y, x])}
              >
                {name === '' ? '' : label(name)}
              </button>
            )),
          )}
        </div>
      </div>
      {!keyboard.wired && (
        <>
          <NativeSelect
            size="md"
            style={{ maxWidth: 320 }}
            label={`${t('keyEditor.key')}（${t('keyEditor.place', { row: row + 1, column: column + 1 })}）`}
            value={form.rows[row]?.[column] ?? ''}
            onChange={(event) => set({ rows: withKey(form.rows, row, column, event.currentTarget.value) })}
            data={[
              { value: '', label: t('keyEditor.none') },
              ...keyboard.all.map(({ name }) => ({ value: name, label: label(name) })),
            ]}
          />
          <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
        </>
      )}
    </form>
  );
}
