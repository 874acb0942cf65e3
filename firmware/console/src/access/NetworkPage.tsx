import { Button } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { may } from '../api/session';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { usePerson } from '../app/usePerson';
import { dayAndTime } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { DownloadButton } from '../parts/DownloadButton';
import { Facts } from '../parts/Facts';
import classes from '../parts/page.module.css';

export const networkQuery = queryOptions({
  queryKey: ['network'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/network', { signal })),
});

type Network = Awaited<ReturnType<NonNullable<typeof networkQuery.queryFn>>>;

/** ネットワーク: whether others than this machine are served, where, and what a browser has to trust. */
export function NetworkPage() {
  const network = useQuery(networkQuery);
  return <Answer query={network}>{(state) => <Sight network={state} />}</Answer>;
}

function Sight({ network }: { network: Network }) {
  const { t, i18n } = useTranslation();
  const person = usePerson();
  const { addresses, fingerprint, until, lan } = network;
  const at = (instant: string) => dayAndTime(instant, languageOf(i18n.language));
  return (
    <>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['label']}>{t('network.title')}</h1>
          <p className={classes['figure']}>{t(lan.isOpen ? 'network.isOpen' : 'network.isClosed')}</p>
          {lan.since !== null && (
            <p className={classes['quiet']}>
              {t('network.since', {
                at: at(lan.since),
                by: lan.by === 'command' ? t('network.byCommand') : (lan.by ?? ''),
                from: lan.from ?? '',
              })}
            </p>
          )}
        </div>
      </header>
      {lan.trouble !== null && (
        <p role="alert" style={{ color: 'var(--bad)' }}>
          {lan.trouble}
        </p>
      )}
      {lan.plainTrouble !== null && <p>{t('network.plainTrouble', { why: lan.plainTrouble })}</p>}
      {may(person, 'network.write') && (lan.isOpen ? <Close /> : <Open />)}
      <Facts
        title={t('network.addresses')}
        facts={addresses.map((address) => [t(`network.kind.${kindOf(address)}`), address] as const)}
      />
      {fingerprint !== null && until !== null && (
        <section className={classes['panel']}>
          <h2>{t('network.authority')}</h2>
          <p className={classes['quiet']}>{t('network.authorityHelp')}</p>
          <p style={{ overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>{fingerprint}</p>
          <div className={classes['actions']} style={{ margin: '16px 0' }}>
            <DownloadButton
              path="/api/v1/network/authority.crt"
              name="appliance-authority.crt"
              word={t('network.download')}
            />
            {may(person, 'network.write') && <Paper />}
          </div>
          <p className={classes['quiet']}>{t('network.until', { at: at(until) })}</p>
        </section>
      )}
    </>
  );
}

/** Who is served at an address. */
function kindOf(address: string): 'own' | 'lan' | 'plain' {
  const { hostname, protocol } = new URL(address);
  if (hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]') return 'own';
  return protocol === 'https:' ? 'lan' : 'plain';
}

function useLan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (isOpen: boolean) => bodyOf(await api.PUT('/api/v1/network/lan', { body: { isOpen } })),
    onSuccess: (state) => client.setQueryData(networkQuery.queryKey, state),
  });
}

function Open() {
  const { t } = useTranslation();
  const lan = useLan();
  return (
    <section className={classes['panel']}>
      <p style={{ marginBottom: 16 }}>{t('network.openHelp')}</p>
      {lan.error !== null && <p role="alert">{errorWords(lan.error, t)}</p>}
      <Button size="md" disabled={lan.isPending} onClick={() => lan.mutate(true)}>
        {t('network.open')}
      </Button>
    </section>
  );
}

/** Asks once more: whoever closes it by the network cuts themselves off. */
function Close() {
  const { t } = useTranslation();
  const lan = useLan();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button size="md" variant="default" mb={24} onClick={() => setAsked(true)}>
        {t('network.close')}
      </Button>
    );
  }

  return (
    <section className={classes['panel']} role="alertdialog" aria-label={t('network.closeAsk')}>
      <h2>{t('network.closeAsk')}</h2>
      <p>{t('network.closeHelp')}</p>
      {lan.error !== null && <p role="alert">{errorWords(lan.error, t)}</p>}
      <div className={classes['actions']} style={{ marginTop: 16 }}>
        <Button size="md" disabled={lan.isPending} onClick={() => lan.mutate(false)}>
          {t('network.close')}
        </Button>
        <Button size="md" variant="default" onClick={() => setAsked(false)}>
          {t('network.keep')}
        </Button>
      </div>
    </section>
  );
}

function Paper() {
  const { t } = useTranslation();
  const print = useMutation({
    mutationFn: () => api.POST('/api/v1/network/paper'),
    onSuccess: () => notice.set({ words: t('network.printed') }),
  });
  return (
    <>
      <Button size="md" variant="default" disabled={print.isPending} onClick={() => print.mutate()}>
        {t('network.paper')}
      </Button>
      {print.error !== null && <p role="alert">{errorWords(print.error, t)}</p>}
    </>
  );
}
