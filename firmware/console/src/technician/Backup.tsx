import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { errorWords } from '../app/errors';
import { dayAndTime } from '../format/time';
import { count } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { backupQuery } from './queries';
import own from './technician.module.css';
import type { Backup as BackupState } from './types';
import { Update } from './Update';

const bytesPerMegabyte = 1_000_000;

/** バックアップ: how old the last one is, making one, and proving it by a drill. */
export function Backup() {
  const backup = useQuery(backupQuery);
  return <Answer query={backup}>{(state) => <Sight backup={state} />}</Answer>;
}

function Sight({ backup }: { backup: BackupState }) {
  const { t, i18n } = useTranslation();
  const { folder, last, everyMinutes, trouble } = backup;
  const at = (instant: string) => dayAndTime(instant, languageOf(i18n.language));
  return (
    <>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['label']}>{t('backup.title')}</h1>
          <p className={classes['figure']}>
            {folder === null
              ? t('backup.unset')
              : last === null
                ? t('backup.none')
                : t('backup.last', { at: at(last.at) })}
          </p>
          {last !== null && (
            <p>
              {t('backup.facts', {
                sequence: count(last.sequence),
                size: (last.bytes / bytesPerMegabyte).toFixed(1),
              })}
            </p>
          )}
          <p className={classes['quiet']}>
            {folder === null ? t('backup.unsetStep') : t('backup.every', { folder, minutes: everyMinutes })}
          </p>
        </div>
      </header>
      {trouble !== null && (
        <p role="alert" className={own['state']} data-state="error">
          {trouble}
        </p>
      )}
      <Work work={backup.work} />
      {folder !== null && <Begin path="/api/v1/backup" word={t('backup.make')} busy={backup.work !== null} />}
      <section className={classes['panel']}>
        <h2>{t('backup.drill')}</h2>
        <p className={classes['quiet']}>{t('backup.drillHelp')}</p>
        <p className={own['state']} data-state={backup.drill?.good === false ? 'error' : undefined}>
          {backup.drill === null
            ? t('backup.neverDrilled')
            : t('backup.drilled', {
                at: at(backup.drill.at),
                result: t(backup.drill.good ? 'backup.drillGood' : 'backup.drillBad'),
              })}
        </p>
        {last !== null && (
          <Begin path="/api/v1/backup/drill" word={t('backup.drill')} busy={backup.work !== null} />
        )}
      </section>
      <section className={classes['panel']}>
        <h2>{t('backup.restore')}</h2>
        <p>{t('backup.restoreHelp')}</p>
        <p>{t('backup.keys')}</p>
      </section>
      <Update />
    </>
  );
}

function Work({ work }: { work: BackupState['work'] }) {
  const { t } = useTranslation();
  if (work === null) return null;
  const share = work.ofBytes === 0 ? 0 : work.doneBytes / work.ofBytes;
  const word = t(work.name === 'drill' ? 'backup.drilling' : 'backup.working');
  return (
    <p role="status">
      {word} {t('backup.progress', { percent: Math.floor(100 * share) })}
      <br />
      <progress className={own['progress']} max={1} value={share} aria-label={word} />
    </p>
  );
}

interface BeginProps {
  readonly path: '/api/v1/backup' | '/api/v1/backup/drill';
  readonly word: string;
  readonly busy: boolean;
}

function Begin({ path, word, busy }: BeginProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: () => api.POST(path),
    onSettled: () => client.invalidateQueries({ queryKey: backupQuery.queryKey }),
  });
  return (
    <>
      <Button size="md" disabled={busy || begin.isPending} onClick={() => begin.mutate()}>
        {word}
      </Button>
      {begin.error !== null && <p role="alert">{errorWords(begin.error, t)}</p>}
    </>
  );
}
