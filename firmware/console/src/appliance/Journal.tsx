import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../app/errors';
import { ChevronIcon } from '../app/icons';
import { journalQuery } from '../app/queries';
import { timeOfDay } from '../format/time';
import classes from './Journal.module.css';

/** Folded: the journal's newest entries, as they are written. Fetched only while unfolded. */
export function Journal() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section>
      <h2 className={classes['title']}>
        <button
          type="button"
          className={classes['fold']}
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
        >
          <ChevronIcon />
          {t('journal.title')}
        </button>
      </h2>
      {open && <Entries />}
    </section>
  );
}

function Entries() {
  const { t } = useTranslation();
  const { data, error } = useQuery(journalQuery);
  if (error !== null) return <p role="alert">{errorWords(error, t)}</p>;
  if (data === undefined) return <p>{t('common.loading')}</p>;
  if (data.length === 0) return <p>{t('journal.empty')}</p>;
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={t('journal.title')}>
      <table className={classes['entries']}>
        <thead>
          <tr>
            <th className={classes['number']}>{t('journal.entry')}</th>
            <th>{t('journal.at')}</th>
            <th>{t('journal.kind')}</th>
            <th>{t('journal.data')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((entry) => (
            <tr key={entry.sequence}>
              <td className={classes['number']}>{entry.sequence}</td>
              <td>{timeOfDay(entry.at)}</td>
              <td>{entry.kind}</td>
              <td className={classes['data']}>{JSON.stringify(entry.data)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
