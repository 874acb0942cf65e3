import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { agentName } from './agent';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/sessions', { signal })),
});

/** Where one is signed in; the owner sees everybody. Whatever is not known can be ended. */
export function SessionList() {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  return (
    <Answer query={sessions}>
      {(items) => (
        <>
          {end.error !== null && <p role="alert">{errorWords(end.error, t)}</p>}
          <table className={classes['list']} data-fold="" aria-label={t('sessions.title')}>
            <thead>
              <tr>
                <th>{t('sessions.who')}</th>
                <th>{t('sessions.agent')}</th>
                <th>{t('sessions.from')}</th>
                <th>{t('sessions.seen')}</th>
                <th aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td data-main="">
                    {item.name}
                    {item.current && <span className={classes['mark']}>{t('sessions.current')}</span>}
                  </td>
                  <td>{agentName(item.agent)}</td>
                  <td>{item.from}</td>
                  <td>{dayAndTime(item.seenAt, language)}</td>
                  <td className={classes['number']} data-figure="">
                    {!item.current && (
                      <Button
                        variant="default"
                        size="md"
                        disabled={end.isPending}
                        aria-label={t('sessions.endOf', { name: item.name, agent: agentName(item.agent) })}
                        onClick={() => end.mutate(item.id)}
                      >
                        {t('sessions.end')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Answer>
  );
}
