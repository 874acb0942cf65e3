import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../i18n';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import classes from './Bookings.module.css';
import { nextCode } from './codes';

/** Something bookings are made of: it has a code, a name, and may be used no more. */
interface NamedThing {
  readonly code: string;
  readonly name: string;
  readonly retired: boolean;
}

interface NamedProps<T extends NamedThing> {
  readonly query: Pick<UseQueryResult<T[]>, 'data' | 'error' | 'refetch'>;
  /** How new codes begin. */
  readonly prefix: string;
  readonly words: Readonly<Record<'title' | 'help' | 'add' | 'none' | 'retired', keyof Words>>;
  /** What stands below a name. */
  readonly about: (thing: T) => ReactNode;
  /** The form for one, or for a new one of that code. */
  readonly form: (code: string, thing: T | null, onDone: () => void) => ReactNode;
}

/** Things one below the other; the one that is changed, or made, has its form there. */
export function Named<T extends NamedThing>({ query, prefix, words, about, form }: NamedProps<T>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const done = () => setOpen(null);
  return (
    <>
      <header className={page['head']}>
        <div>
          <h1 className={page['label']}>{t(words.title)}</h1>
          <p className={page['figure']}>
            {query.data !== undefined &&
              t('bookings.things', { things: query.data.filter(({ retired }) => !retired).length })}
          </p>
          <p className={page['quiet']}>{t(words.help)}</p>
        </div>
        <Button size="md" onClick={() => setOpen('')}>
          {t(words.add)}
        </Button>
      </header>
      <Answer query={query}>
        {(list) => (
          <>
            {open === '' && (
              <div className={page['panel']}>
                <h2>{t(words.add)}</h2>
                {form(nextCode(prefix, list), null, done)}
              </div>
            )}
            {list.length === 0 && open !== '' && <p className={page['quiet']}>{t(words.none)}</p>}
            <ul className={classes['rows']}>
              {list.map((thing) => (
                <li key={thing.code} data-off={thing.retired || undefined}>
                  <div className={classes['row']}>
                    <div>
                      <b>{thing.name}</b>
                      {thing.retired && <span className={page['mark']}>{t(words.retired)}</span>}
                      <p className={page['quiet']}>{about(thing)}</p>
                    </div>
                    <Button
                      variant="default"
                      size="md"
                      aria-expanded={open === thing.code}
                      aria-label={t('bookings.editOf', { name: thing.name })}
                      onClick={() => setOpen(open === thing.code ? null : thing.code)}
                    >
                      {t(open === thing.code ? 'form.close' : 'form.edit')}
                    </Button>
                  </div>
                  {open === thing.code && (
                    <div className={page['panel']}>{form(thing.code, thing, done)}</div>
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
