import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
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

/** ネットワーク: where the console is found, and what a browser has to trust. */
export function NetworkPage() {
  const { t, i18n } = useTranslation();
  const network = useQuery(networkQuery);
  return (
    <>
      <h1 className="heard">{t('network.title')}</h1>
      <Answer query={network}>
        {({ addresses, fingerprint, until }) => (
          <>
            <Facts
              title={t('network.addresses')}
              facts={addresses.map((address) => ['', address] as const)}
            />
            {fingerprint === null || until === null ? (
              <p>{t('network.closed')}</p>
            ) : (
              <section className={classes['panel']}>
                <h2>{t('network.authority')}</h2>
                <p className={classes['quiet']}>{t('network.authorityHelp')}</p>
                <p style={{ overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>{fingerprint}</p>
                <DownloadButton
                  path="/api/v1/network/authority.crt"
                  name="appliance-authority.crt"
                  word={t('network.download')}
                />
                <p className={classes['quiet']}>
                  {t('network.until', { at: dayAndTime(until, languageOf(i18n.language)) })}
                </p>
              </section>
            )}
          </>
        )}
      </Answer>
    </>
  );
}
