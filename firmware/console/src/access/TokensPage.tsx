import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Access } from '../api/session';
import type { Tokens } from '../api/types';
import { errorWords } from '../app/errors';
import { dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import classes from '../parts/page.module.css';

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/tokens', { signal })),
});

/** Lives one can choose, in days. */
const lives = [30, 90, 180, 365] as const;
const dayMs = 86_400_000;

/** APIトークン: what other systems come with. A token is shown once, when it is made. */
export function TokensPage() {
  const { t } = useTranslation();
  const tokens = useQuery(tokensQuery);
  return (
    <>
      <Head
        title={t('tokens.title')}
        figure={tokens.data === undefined ? '…' : t('tokens.figure', { count: tokens.data.items.length })}
        note={t('tokens.lead')}
      />
      <Answer query={tokens}>
        {(answer) => (
          <>
            {answer.provisioned && <p>{t('tokens.provisioned')}</p>}
            {answer.items.length === 0 ? <p>{t('tokens.empty')}</p> : <TokenList items={answer.items} />}
            <section className={classes['panel']}>
              <h2>{t('tokens.new')}</h2>
              <TokenForm scopes={answer.scopes} />
            </section>
          </>
        )}
      </Answer>
    </>
  );
}

function TokenList({ items }: { readonly items: Tokens['items'] }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  return (
    <>
      {revoke.error !== null && <p role="alert">{errorWords(revoke.error, t)}</p>}
      <table className={classes['list']} data-fold="" aria-label={t('tokens.title')}>
        <thead>
          <tr>
            <th>{t('tokens.label')}</th>
            <th>{t('tokens.scopes')}</th>
            <th>{t('tokens.until')}</th>
            <th aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {items.map((token) => (
            <tr key={token.id}>
              <td data-main="">{token.label}</td>
              <td>
                {token.scopes === null
                  ? t('tokens.everything')
                  : token.scopes.map((scope) => t(`access.${scope}`)).join('・')}
              </td>
              <td>{token.until === null ? t('tokens.endless') : dayAndTime(token.until, language)}</td>
              <td className={classes['number']} data-figure="">
                <Button
                  variant="default"
                  size="md"
                  disabled={revoke.isPending}
                  aria-label={t('tokens.revokeOf', { label: token.label })}
                  onClick={() => revoke.mutate(token.id)}
                >
                  {t('tokens.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function TokenForm({ scopes }: { readonly scopes: Tokens['scopes'] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [label, setLabel] = useState('');
  const [chosen, setChosen] = useState<readonly Access[]>([]);
  const [days, setDays] = useState<number>(lives[1]);
  const [tried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: async () =>
      bodyOf(
        await api.POST('/api/v1/tokens', {
          body: { label, scopes: [...chosen], until: new Date(Date.now() + days * dayMs).toISOString() },
        }),
      ),
    onSuccess: () => {
      setLabel('');
      setChosen([]);
      setTried(false);
      return client.invalidateQueries({ queryKey: tokensQuery.queryKey });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (label.trim() !== '' && chosen.length > 0 && !make.isPending) make.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      {make.data !== undefined && (
        <div role="status" data-wide="">
          <p>{t('tokens.made')}</p>
          <TextInput
            size="md"
            label={t('tokens.token')}
            value={make.data.token}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      )}
      <TextInput
        size="md"
        label={t('tokens.label')}
        description={t('tokens.labelHelp')}
        value={label}
        error={tried && label.trim() === '' ? t('door.missing') : null}
        onChange={(event) => setLabel(event.currentTarget.value)}
        maxLength={60}
        autoComplete="off"
      />
      <NativeSelect
        size="md"
        label={t('tokens.life')}
        value={days}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={lives.map((value) => ({ value: String(value), label: t('tokens.days', { count: value }) }))}
      />
      <Checkbox.Group
        data-wide=""
        size="md"
        label={t('tokens.scopes')}
        error={tried && chosen.length === 0 ? t('tokens.scopesMissing') : null}
        value={[...chosen]}
        onChange={setChosen}
      >
        <div className={classes['columns']} style={{ gap: '12px 32px', marginTop: 8 }}>
          {scopes.map((scope) => (
            <Checkbox key={scope} size="md" value={scope} label={t(`access.${scope}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div data-wide="">
        {make.error !== null && (
          <p role="alert" style={{ color: 'var(--bad)', marginBottom: 8 }}>
            {errorWords(make.error, t)}
          </p>
        )}
        <Button type="submit" size="md" disabled={make.isPending}>
          {t('tokens.make')}
        </Button>
      </div>
    </form>
  );
}
