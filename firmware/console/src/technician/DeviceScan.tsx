import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import classes from '../parts/page.module.css';
import own from './technician.module.css';
import type { Scan } from './types';

/** What doctor finds: ports, who may open them, and settings to copy. */
export function DeviceScan() {
  const { t } = useTranslation();
  const scan = useMutation({ mutationFn: async () => bodyOf(await api.GET('/api/v1/devices/scan')) });
  return (
    <section className={classes['panel']}>
      <h2>{t('devices.scan')}</h2>
      <p className={classes['quiet']}>{t('devices.scanHelp')}</p>
      <Button size="md" disabled={scan.isPending} onClick={() => scan.mutate()}>
        {scan.isPending ? t('common.loading') : t('devices.scan')}
      </Button>
      {scan.error !== null && <p role="alert">{errorWords(scan.error, t)}</p>}
      {scan.data !== undefined && <Found scan={scan.data} />}
    </section>
  );
}

function Found({ scan }: { scan: Scan }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('devices.found')}</h3>
      {scan.ports.length === 0 ? (
        <p>{t('devices.nothing')}</p>
      ) : (
        <table className={classes['list']} data-fold="">
          <thead>
            <tr>
              <th>{t('devices.port')}</th>
              <th>{t('devices.canBe')}</th>
              <th>{t('devices.trouble')}</th>
            </tr>
          </thead>
          <tbody>
            {scan.ports.map(({ path, name, canBe, trouble }) => (
              <tr key={path}>
                <td data-main="">
                  <code>{path}</code> {name}
                </td>
                <td>{canBe}</td>
                <td>{trouble}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{t('devices.proposed')}</h3>
      {scan.proposed === null ? (
        <p>{t('devices.noProposal')}</p>
      ) : (
        <>
          <p className={classes['quiet']}>{t('devices.proposedHelp', { file: scan.settingsFile })}</p>
          <Copyable text={scan.proposed} />
        </>
      )}
      <details className={own['fold']}>
        <summary>{t('devices.wholeReport')}</summary>
        <Copyable text={scan.report} />
      </details>
    </>
  );
}

function Copyable({ text }: { text: string }) {
  const { t } = useTranslation();
  const copy = useMutation({
    mutationFn: () => navigator.clipboard.writeText(text),
    onSuccess: () => notice.set({ words: t('devices.copied') }),
  });
  return (
    <>
      <pre className={own['text']} tabIndex={0}>
        {text}
      </pre>
      <Button variant="default" size="md" onClick={() => copy.mutate()}>
        {t('devices.copy')}
      </Button>
    </>
  );
}
