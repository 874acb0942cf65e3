import { useTranslation } from 'react-i18next';
import type { Health, PrinterView } from '../api/types';
import { languageOf, wordOr } from '../i18n';
import classes from './HealthLine.module.css';
import { printerWord } from './printerWord';

/** The sentence one came for: can sales be made, and what to look at. */
export function HealthSentence({ health, failed }: { health: Health | undefined; failed: boolean }) {
  const { t, i18n } = useTranslation();
  const sentence = () => {
    if (health === undefined) return failed ? t('error.network') : t('health.loading');
    if (failed) return t('health.unknown');
    if (health.status === 'ready') return t('health.ready');
    if (health.status === 'failed') return t('health.failed');
    const troubled = health.devices
      .filter((device) => device.state !== 'online')
      .map((device) => wordOr(`device.${device.role}`, device.role));
    const list = (words: readonly string[]) =>
      new Intl.ListFormat(languageOf(i18n.language), { type: 'conjunction' }).format(words);
    const resting = health.workers
      .filter((worker) => worker.lastError !== null)
      .map((worker) => wordOr(`worker.${worker.name}`, worker.name));
    if (troubled.length === 0) {
      return resting.length === 0
        ? t('health.degradedNone')
        : t('health.workers', { workers: list(resting) });
    }
    const devices = list(troubled);
    return t('health.degraded', { devices });
  };
  return <h1 className={classes['sentence']}>{sentence()}</h1>;
}

interface DeviceRowProps {
  readonly health: Health;
  readonly printer: PrinterView | undefined;
}

/** One quiet word for each device; for the printer, which wants a hand now and then, what it wants. */
export function DeviceRow({ health, printer }: DeviceRowProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes['devices']} aria-label={t('health.devices')}>
      {health.devices.map((device) => (
        <li key={device.role} className={classes['device']} data-state={device.state}>
          <span className={classes['lamp']} aria-hidden="true" />
          <span className={classes['role']}>{wordOr(`device.${device.role}`, device.role)}</span>
          <span className={classes['word']}>
            {device.role === 'printer' && device.state === 'error' && printer !== undefined
              ? t(printerWord(printer))
              : wordOr(`state.${device.state}`, device.state)}
          </span>
        </li>
      ))}
    </ul>
  );
}
