import { Button, NativeSelect, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { may } from '../api/session';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { usePerson } from '../app/usePerson';
import { businessDay, fullDay } from '../format/time';
import { Answer } from '../parts/Answer';
import { DownloadButton } from '../parts/DownloadButton';
import classes from '../parts/page.module.css';

const keyQuery = queryOptions({
  queryKey: ['device-key'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/device-key', { signal })),
});

type DeviceKeys = Awaited<ReturnType<NonNullable<typeof keyQuery.queryFn>>>;

const reasons = ['scheduled', 'backup-lost', 'suspected', 'handed-over'] as const;
type Reason = (typeof reasons)[number];

/** 本体の鍵: what receipts and the journal are signed with, what others need to check them, and changing it. */
export function DeviceKey() {
  const { t } = useTranslation();
  const keys = useQuery(keyQuery);
  const person = usePerson();
  return (
    <section className={classes['panel']}>
      <h2>{t('deviceKey.title')}</h2>
      <p className={classes['quiet']}>{t('deviceKey.help')}</p>
      <Answer query={keys}>
        {(found) => (
          <>
            <Keys keys={found} />
            <div className={classes['actions']} style={{ margin: '16px 0' }}>
              <DownloadButton
                path="/api/v1/device-key/device.pub"
                name="device.pub"
                word={t('deviceKey.download')}
              />
              {found.keys.length > 1 && (
                <DownloadButton
                  path="/api/v1/device-key/device-keys.jsonl"
                  name="device-keys.jsonl"
                  word={t('deviceKey.downloadChanges')}
                />
              )}
            </div>
            {may(person, 'backup.write') && <Change />}
          </>
        )}
      </Answer>
    </section>
  );
}

function Keys({ keys: { keys } }: { keys: DeviceKeys }) {
  const { t } = useTranslation();
  return (
    <table className={classes['list']}>
      <thead>
        <tr>
          <th scope="col">{t('deviceKey.since')}</th>
          <th scope="col">{t('deviceKey.fingerprint')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ since, fingerprint, reason, by }) => (
          <tr key={fingerprint}>
            <td>{fullDay(businessDay(new Date(since)))}</td>
            <td
              style={{ whiteSpace: 'normal', overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}
            >
              {fingerprint}
              <div className={classes['quiet']}>
                {reason === null
                  ? t('deviceKey.first')
                  : t('deviceKey.changedBy', {
                      reason: t(`deviceKey.reason.${reason}`),
                      by: by === 'command' ? t('deviceKey.byCommand') : (by ?? ''),
                    })}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Asked for, then with the password: what is destroyed does not come back. */
function Change() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState<Reason>('scheduled');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/device-key/change', { body: { password, reason } })),
    onSuccess: (keys) => {
      client.setQueryData(keyQuery.queryKey, keys);
      notice.set({ words: t('deviceKey.changed') });
      setAsked(false);
      setPassword('');
      return client.invalidateQueries({ queryKey: ['journal-search'] });
    },
  });
  if (!asked) {
    return (
      <Button size="md" variant="default" onClick={() => setAsked(true)}>
        {t('deviceKey.change')}
      </Button>
    );
  }

  const busy = password === '' || change.isPending;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy) change.mutate();
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <p data-wide="">{t('deviceKey.changeHelp')}</p>
      <NativeSelect
        size="md"
        label={t('deviceKey.why')}
        value={reason}
        data={reasons.map((value) => ({ value, label: t(`deviceKey.reason.${value}`) }))}
        onChange={(event) => setReason(event.currentTarget.value as Reason)}
      />
      <TextInput
        size="md"
        type="password"
        label={t('deviceKey.password')}
        value={password}
        error={change.error === null ? null : errorWords(change.error, t)}
        maxLength={256}
        autoComplete="current-password"
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          change.reset();
        }}
      />
      <div data-wide="" className={classes['actions']}>
        <Button type="submit" size="md" disabled={busy}>
          {t('deviceKey.change')}
        </Button>
        <Button size="md" variant="default" onClick={() => setAsked(false)}>
          {t('deviceKey.keep')}
        </Button>
      </div>
    </form>
  );
}
