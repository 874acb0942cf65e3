import { Button, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { whoAmI } from '../door/door';
import { dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';

const factorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/session/second-factor', { signal })),
});

/** What waits for the phone's first code. */
interface Begun {
  readonly secret: string;
  readonly picture: string;
}

/** 2段階認証: a code of the phone beside the password, and codes on paper for a lost phone. */
export function SecondFactor() {
  const { t, i18n } = useTranslation();
  const factor = useQuery(factorQuery);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) {
    const kept = () => {
      setCodes(null);
      void whoAmI();
    };
    return <Codes codes={codes} onDone={kept} />;
  }

  if (begun !== null) {
    return (
      <Confirm
        begun={begun}
        onSet={(made) => {
          setBegun(null);
          setCodes(made);
        }}
      />
    );
  }

  return (
    <Answer query={factor}>
      {({ since, recoveryCodesLeft }) => (
        <>
          <p>
            {since === null
              ? t('factor.off')
              : t('factor.on', {
                  at: dayAndTime(since, languageOf(i18n.language)),
                  left: recoveryCodesLeft,
                })}
          </p>
          <p className={classes['quiet']}>{t('factor.help')}</p>
          <Begin isOn={since !== null} onBegun={setBegun} />
        </>
      )}
    </Answer>
  );
}

function Begin({ isOn, onBegun }: { isOn: boolean; onBegun: (begun: Begun) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const begin = useMutation({
    mutationFn: async () => bodyOf(await api.POST('/api/v1/session/second-factor', { body: { password } })),
    onSuccess: onBegun,
  });
  const remove = useMutation({
    mutationFn: () => api.POST('/api/v1/session/second-factor/remove', { body: { password } }),
    onSuccess: () => {
      notice.set({ words: t('factor.removed') });
      setPassword('');
      return client.invalidateQueries({ queryKey: factorQuery.queryKey });
    },
  });
  const error = begin.error ?? remove.error;
  const busy = password === '' || begin.isPending || remove.isPending;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy) begin.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput
        size="md"
        type="password"
        label={t('factor.password')}
        value={password}
        error={error === null ? null : errorWords(error, t)}
        maxLength={256}
        autoComplete="current-password"
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          begin.reset();
          remove.reset();
        }}
      />
      <div data-wide="" className={classes['actions']}>
        <Button type="submit" size="md" disabled={busy}>
          {t(isOn ? 'factor.renew' : 'factor.begin')}
        </Button>
        {isOn && (
          <Button size="md" variant="default" disabled={busy} onClick={() => remove.mutate()}>
            {t('factor.remove')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Confirm({ begun, onSet }: { begun: Begun; onSet: (codes: readonly string[]) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const set = useMutation({
    mutationFn: async () => bodyOf(await api.PUT('/api/v1/session/second-factor', { body: { code } })),
    onSuccess: async ({ codes }) => {
      await client.invalidateQueries({ queryKey: factorQuery.queryKey });
      onSet(codes);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code !== '' && !set.isPending) set.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <div data-wide="">
        <p>{t('factor.scan')}</p>
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(begun.picture)}`}
          alt={t('factor.picture')}
          style={{ width: 'min(100%, 320px)', background: '#fff' }}
        />
        <p data-secret="" style={{ overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
          {begun.secret.match(/.{1,4}/g)?.join(' ')}
        </p>
      </div>
      <TextInput
        size="md"
        label={t('factor.code')}
        value={code}
        error={set.error === null ? null : errorWords(set.error, t)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        onChange={(event) => {
          setCode(event.currentTarget.value);
          set.reset();
        }}
      />
      <div data-wide="">
        <Button type="submit" size="md" disabled={code === '' || set.isPending}>
          {t('factor.set')}
        </Button>
      </div>
    </form>
  );
}

function Codes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('factor.codes')}</h3>
      <p>{t('factor.codesHelp')}</p>
      <ul style={{ columns: 2, maxWidth: 400, fontVariantNumeric: 'tabular-nums' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button size="md" onClick={onDone}>
        {t('factor.done')}
      </Button>
    </>
  );
}
