import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../api/session';
import { errorWords } from '../app/errors';
import { devicesQuery, healthQuery } from '../app/queries';
import { useStore } from '../app/store';
import { usePerson } from '../app/usePerson';
import classes from './AppliancePage.module.css';
import { soundOn } from './beep';
import { Codes } from './Codes';
import { Cards, Reader } from './Counter';
import { Drawer } from './Drawer';
import { Faults } from './Faults';
import { Glass } from './Glass';
import { DeviceRow, HealthSentence } from './HealthLine';
import { Journal } from './Journal';
import { KeyBlock, RealKeyBlock } from './KeyBlock';
import { RealDevices } from './RealDevices';
import { Printer } from './Printer';

export default function AppliancePage() {
  const { t } = useTranslation();
  const health = useQuery(healthQuery);
  const devices = useQuery(devicesQuery);
  const sound = useStore(soundOn);
  const reader = useRef<HTMLDivElement>(null);
  const person = usePerson();
  const view = devices.data;
  const real = (role: string) => view?.real.includes(role) ?? false;
  const absent = (role: string) => view?.absent.includes(role) ?? false;

  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <HealthSentence health={health.data} failed={health.isError} />
        <Switch
          size="md"
          label={t('sound.on')}
          checked={sound}
          onChange={(event) => soundOn.set(event.currentTarget.checked)}
        />
      </header>
      {health.data !== undefined && (
        <div className={classes['devices']}>
          <DeviceRow health={health.data} printer={view?.printer} />
        </div>
      )}
      {view !== undefined && view.real.length > 0 && <RealDevices view={view} />}
      {view === undefined ? (
        devices.error !== null && (
          <div role="alert" className={classes['error']}>
            <p>{errorWords(devices.error, t)}</p>
            <Button onClick={() => void devices.refetch()}>{t('common.retry')}</Button>
          </div>
        )
      ) : (
        <>
          <div className={classes['stage']}>
            <div className={classes['machine']}>
              <div className={classes['displays']}>
                <Glass role="operator" view={view.displays.operator} />
                <div className={classes['customer']}>
                  {!absent('customer-display') && <Glass role="customer" view={view.displays.customer} />}
                  {!absent('card-reader') && (
                    <div className={classes['reader']}>
                      <Reader ref={reader} real={real('card-reader')} />
                    </div>
                  )}
                </div>
              </div>
              <div className={classes['top']}>
                {real('keyboard') ? (
                  <RealKeyBlock keyboard={view.keyboard} />
                ) : (
                  <KeyBlock keyboard={view.keyboard} />
                )}
              </div>
              {!absent('drawer') && <Drawer drawer={view.drawer} real={real('drawer')} />}
            </div>
            <div className={classes['printer']}>
              <Printer printer={view.printer} />
            </div>
          </div>
          <div className={classes['counter']}>
            {!real('card-reader') && !absent('card-reader') && (
              <div className={classes['cards']}>
                <Cards cards={view.cards} reader={reader} />
              </div>
            )}
            {!real('scanner') && !absent('scanner') && (
              <div className={classes['codes']}>
                <Codes products={view.products} />
              </div>
            )}
            {view.faults.length > 0 && (
              <div className={classes['faults']}>
                <Faults faults={view.faults} health={health.data} printer={view.printer} />
              </div>
            )}
          </div>
          <div className={classes['journal']}>{may(person, 'journal.read') && <Journal />}</div>
        </>
      )}
    </div>
  );
}
