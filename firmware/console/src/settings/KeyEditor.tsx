import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Keyboard } from '../api/types';
import { groupOf } from '../appliance/keyGroups';
import { wordOr } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { KeyCap } from './KeyCap';
import classes from './KeyEditor.module.css';
import { groupOrder, rowsOf, side, textsOf, twice, withKey, type KeyRows } from './keyRows';
import { SheetOf } from './KeySheet';
import sheet from './KeySheet.module.css';

const keyboardQuery = queryOptions({
  queryKey: ['keyboard'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/keyboard', { signal })),
});

/**
 * キー配列: the block as its sheet draws it, a click on a key to choose another for its place, and which ones will be missed.
 */
export function KeyEditor() {
  const keyboard = useQuery(keyboardQuery);
  return (
    <>
      <KeysHead keyboard={keyboard.data} />
      <Answer query={keyboard}>
        {(one) => (one.wired ? <WiredBlock keyboard={one} /> : <Block keyboard={one} />)}
      </Answer>
    </>
  );
}

/** Whether every key that will be wanted is on the block. */
function KeysHead({ keyboard }: { keyboard: Keyboard | undefined }) {
  const { t } = useTranslation();
  const missing = keyboard?.missing.map(({ name, label }) => wordOr(`key.${name}`, label)) ?? [];
  return (
    <Head
      title={t('keyEditor.title')}
      figure={
        keyboard === undefined
          ? '…'
          : missing.length > 0
            ? t('keyEditor.missing', { keys: missing.join('、') })
            : t('keyEditor.all')
      }
    />
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
  const taken = new Set(form.rows.flat());
  const put = (name: string) => set({ rows: withKey(form.rows, row, column, name) });
  return (
    <form onSubmit={submit} className={classes['editor']}>
      <p className={page['quiet']}>{t(keyboard.wired ? 'keyEditor.wired' : 'keyEditor.help')}</p>
      {doubled.length > 0 && <p>{t('keyEditor.twice', { keys: doubled.map(label).join('、') })}</p>}
      <div className={sheet['scroll']} role="group" aria-label={t('keyEditor.title')}>
        <div className={sheet['sheet']} style={{ gridTemplateColumns: `repeat(${side}, minmax(0, 1fr))` }}>
          {form.rows.flatMap((names, y) =>
            names.map((name, x) => (
              <button
                key={`${y}-${x}`}
                type="button"
                className={`${sheet['key'] ?? ''} ${classes['key'] ?? ''}`}
                data-group={name === '' ? undefined : groupOf(name)}
                aria-pressed={y === row && x === column}
                onClick={() => setChosen([y, x])}
              >
                <span className="heard">{t('keyEditor.place', { row: y + 1, column: x + 1 })}</span>
                {name === '' ? (
                  <span className="heard">{t('keyEditor.none')}</span>
                ) : (
                  <KeyCap name={name} label={label(name)} />
                )}
              </button>
            )),
          )}
        </div>
      </div>
      <fieldset className={classes['palette']}>
        <legend>{t('keyEditor.putAt', { row: row + 1, column: column + 1 })}</legend>
        <div className={classes['caps']}>
          <button
            type="button"
            className={`${sheet['key'] ?? ''} ${classes['cap'] ?? ''}`}
            aria-pressed={form.rows[row]?.[column] === ''}
            onClick={() => put('')}
          >
            {t('keyEditor.none')}
          </button>
          {[...keyboard.all].sort(byGroup).map(({ name }) => (
            <button
              key={name}
              type="button"
              className={`${sheet['key'] ?? ''} ${classes['cap'] ?? ''}`}
              data-group={groupOf(name)}
              data-taken={taken.has(name) || undefined}
              aria-pressed={form.rows[row]?.[column] === name}
              onClick={() => put(name)}
            >
              <KeyCap name={name} label={label(name)} />
              {taken.has(name) && <span className="heard">{t('keyEditor.taken')}</span>}
            </button>
          ))}
        </div>
      </fieldset>
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}

/** Keys that go together stand together. */
function byGroup(one: { readonly name: string }, other: { readonly name: string }): number {
  return groupOrder.indexOf(groupOf(one.name)) - groupOrder.indexOf(groupOf(other.name));
}

/** A block that the settings of the appliance lay out: it is looked at. */
function WiredBlock({ keyboard }: { keyboard: Keyboard }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={page['quiet']}>{t('keyEditor.wired')}</p>
      <SheetOf keyboard={keyboard} label={t('keyEditor.title')} />
    </>
  );
}
