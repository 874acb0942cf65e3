import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, authorisedFetch, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { Answer } from '../parts/Answer';
import { FileButton } from '../parts/FileButton';
import classes from '../parts/page.module.css';

const programQuery = queryOptions({
  queryKey: ['program'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/program', { signal })),
});

async function install(file: File): Promise<void> {
  const address = new URL('/api/v1/program', window.location.origin);
  const headers = { 'Content-Type': 'application/octet-stream' };
  await authorisedFetch(new Request(address, { method: 'POST', headers, body: file }));
}

/** プログラムの更新: a signed file from the maker; the appliance starts anew with it, or goes on with the one before. */
export function Update() {
  const { t } = useTranslation();
  const program = useQuery(programQuery);
  const run = useMutation({ mutationFn: install });
  return (
    <section className={classes['panel']}>
      <h2>{t('program.title')}</h2>
      <Answer query={program}>
        {({ version, canUpdate, onTrial }) => (
          <>
            <p>{t('program.version', { version })}</p>
            {onTrial && <p role="status">{t('program.onTrial')}</p>}
            <p className={classes['quiet']}>{t(canUpdate ? 'program.help' : 'program.unset')}</p>
            {canUpdate && (
              <FileButton
                accept=".update"
                word={t('program.choose')}
                variant="default"
                disabled={run.isPending || run.isSuccess}
                onFile={(file) => run.mutate(file)}
              />
            )}
          </>
        )}
      </Answer>
      {run.isPending && <p role="status">{t('program.sending')}</p>}
      {run.isSuccess && <p role="status">{t('program.done')}</p>}
      {run.error !== null && <p role="alert">{errorWords(run.error, t)}</p>}
    </section>
  );
}
