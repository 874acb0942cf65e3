import { Button, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Account } from '../api/types';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { shortestPassword } from '../door/ClaimForm';
import { dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/accounts', { signal })),
});

/** A person's sign-in to the console: given, changed, taken away. */
export function AccountPart({ staffId, name }: { readonly staffId: string; readonly name: string }) {
  const { t } = useTranslation();
  const accounts = useQuery(accountsQuery);
  return (
    <section style={{ marginTop: 40 }}>
      <h2>{t('accounts.title', { name })}</h2>
      <Answer query={accounts}>
        {(items) => (
          <AccountForm
            key={staffId}
            staffId={staffId}
            account={items.find((item) => item.staffId === staffId) ?? null}
          />
        )}
      </Answer>
    </section>
  );
}

interface AccountFormProps {
  readonly staffId: string;
  readonly account: Account | null;
}

function AccountForm({ staffId, account }: AccountFormProps) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [typed, setTyped] = useState<{ login?: string; password?: string }>({});
  const [tried, setTried] = useState(false);
  const form = { login: account?.login ?? '', password: '', ...typed };
  const again = (words: string) => {
    setTyped({});
    setTried(false);
    notice.set({ words });
    return client.invalidateQueries({ queryKey: accountsQuery.queryKey });
  };
  const params = { path: { staffId } };
  const give = useMutation({
    mutationFn: () =>
      api.PUT('/api/v1/accounts/{staffId}', {
        params,
        body: { login: form.login, ...(form.password !== '' && { password: form.password }) },
      }),
    onSuccess: () => again(t('notice.saved')),
  });
  const take = useMutation({
    mutationFn: () => api.DELETE('/api/v1/accounts/{staffId}', { params }),
    onSuccess: () => again(t('accounts.taken')),
  });
  const takeFactor = useMutation({
    mutationFn: () => api.DELETE('/api/v1/accounts/{staffId}/second-factor', { params }),
    onSuccess: () => again(t('factor.removed')),
  });
  const short =
    form.password.length < shortestPassword && (account === null || form.password !== '')
      ? t('door.passwordShort')
      : null;
  const error = give.error ?? take.error ?? takeFactor.error;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.login.trim() !== '' && short === null && !give.isPending) give.mutate();
  };
  const change = (part: typeof typed) => {
    setTyped({ ...typed, ...part });
    give.reset();
    take.reset();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <p className={classes['quiet']} data-wide="">
        {account === null
          ? t('accounts.none')
          : account.signedInAt === null
            ? t('accounts.never')
            : t('accounts.last', {
                at: dayAndTime(account.signedInAt, languageOf(i18n.language)),
                from: account.signedInFrom,
              })}
        {account !== null && account.refused > 0 && ` ${t('accounts.refused', { count: account.refused })}`}
      </p>
      <TextInput
        size="md"
        label={t('door.login')}
        description={t('door.loginHelp')}
        value={form.login}
        error={tried && form.login.trim() === '' ? t('door.missing') : null}
        onChange={(event) => change({ login: event.currentTarget.value })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
      />
      <TextInput
        size="md"
        type="password"
        label={t('door.password')}
        description={t(account === null ? 'door.passwordHelp' : 'accounts.passwordKept')}
        value={form.password}
        error={tried ? short : null}
        onChange={(event) => change({ password: event.currentTarget.value })}
        autoComplete="new-password"
        maxLength={256}
      />
      <div data-wide="">
        {error !== null && (
          <p role="alert" style={{ color: 'var(--bad)', marginBottom: 8 }}>
            {errorWords(error, t)}
          </p>
        )}
        <div className={classes['actions']}>
          <Button type="submit" size="md" disabled={give.isPending || Object.keys(typed).length === 0}>
            {t(account === null ? 'accounts.give' : 'accounts.save')}
          </Button>
          {account !== null && (
            <Button variant="default" size="md" disabled={take.isPending} onClick={() => take.mutate()}>
              {t('accounts.take')}
            </Button>
          )}
          {account?.secondFactor === true && (
            <Button
              variant="default"
              size="md"
              disabled={takeFactor.isPending}
              onClick={() => takeFactor.mutate()}
            >
              {t('factor.takeAway')}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
