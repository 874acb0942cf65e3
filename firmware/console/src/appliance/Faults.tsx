import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault, Health, PrinterView } from '../api/types';
import { errorWords } from '../app/errors';
import { wordOr } from '../i18n';
import { useFault } from './actions';
import classes from './Faults.module.css';
import { printerWord } from './printerWord';

interface FaultsProps {
  readonly faults: readonly Fault[];
  readonly health: Health | undefined;
  readonly printer: PrinterView;
}

/** Switches for what can go wrong, each device with what the appliance makes of it. */
export function Faults({ faults, health, printer }: FaultsProps) {
  const { t } = useTranslation();
  const change = useFault();
  // Shown as switched at once; the appliance's own answer follows.
  const [asked, setAsked] = useState<{ device: string; fault: string; active: boolean } | null>(null);
  const devices = [...new Set(faults.map((fault) => fault.device))];

  const report = (device: string) => {
    const state = health?.devices.find((candidate) => candidate.role === device);
    if (state === undefined || state.state === 'online') return t('faults.noProblem');
    if (device === 'printer' && state.state === 'error')
      return t('faults.report', { state: t(printerWord(printer)) });
    const words = wordOr(`state.${state.state}`, state.state);
    return t('faults.report', { state: state.lastError === null ? words : `${words} (${state.lastError})` });
  };
  const isOn = (fault: Fault) =>
    asked?.device === fault.device && asked.fault === fault.fault ? asked.active : fault.active;
  const turn = (device: string, fault: string, active: boolean) => {
    setAsked({ device, fault, active });
    change.mutate({ device, fault, active }, { onSettled: () => setAsked(null) });
  };

  return (
    <section>
      <h2>{t('faults.title')}</h2>
      <p className={classes['help']}>{faults.length === 0 ? t('faults.empty') : t('faults.help')}</p>
      <div className={classes['devices']}>
        {devices.map((device) => (
          <fieldset key={device} className={classes['device']}>
            <legend className={classes['name']}>{wordOr(`device.${device}`, device)}</legend>
            <p className={classes['report']} aria-live="polite">
              {report(device)}
            </p>
            <div className={classes['switches']}>
              {faults
                .filter((fault) => fault.device === device)
                .map((fault) => (
                  <Switch
                    key={fault.fault}
                    size="md"
                    color="var(--warn)"
                    label={wordOr(`fault.${fault.fault}`, fault.label)}
                    checked={isOn(fault)}
                    onChange={(event) => turn(device, fault.fault, event.currentTarget.checked)}
                  />
                ))}
            </div>
          </fieldset>
        ))}
      </div>
      {change.error !== null && (
        <p role="alert" className={classes['error']}>
          {errorWords(change.error, t)}
        </p>
      )}
    </section>
  );
}
