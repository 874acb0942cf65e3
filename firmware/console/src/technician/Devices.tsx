import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { dayAndTime } from '../format/time';
import { languageOf, wordOr } from '../i18n';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { DeviceScan } from './DeviceScan';
import { wiringOf } from './notes';
import { driverNotesQuery, deviceListQuery } from './queries';
import own from './technician.module.css';
import type { Device } from './types';

/** 機器: what fills each role, whether it works, and buttons that show it. */
export function Devices() {
  const devices = useQuery(deviceListQuery);
  return <Answer query={devices}>{(all) => <Sight devices={all} />}</Answer>;
}

const needsHand = ({ state }: Device) => state === 'error' || state === 'offline';

function Sight({ devices }: { devices: readonly Device[] }) {
  const { t } = useTranslation();
  // What needs a hand comes first.
  const used = devices
    .filter(({ state }) => state !== 'none')
    .sort((one, other) => Number(needsHand(other)) - Number(needsHand(one)));
  const unused = devices.filter(({ state }) => state === 'none');
  const bad = used.filter(needsHand).length;
  return (
    <>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['label']}>{t('devices.title')}</h1>
          <p className={classes['figure']}>
            {bad === 0 ? t('devices.allWell') : t('devices.someBad', { times: bad })}
          </p>
        </div>
      </header>
      <List devices={used} />
      {unused.length > 0 && (
        <details className={own['fold']}>
          <summary>{t('devices.unused', { times: unused.length })}</summary>
          <List devices={unused} />
        </details>
      )}
      <DeviceScan />
    </>
  );
}

function List({ devices }: { devices: readonly Device[] }) {
  const { t } = useTranslation();
  return (
    <table className={classes['list']} data-fold="">
      <thead>
        <tr>
          <th>{t('devices.role')}</th>
          <th>{t('devices.state')}</th>
          <th>{t('devices.sinceWord')}</th>
          <th>{t('devices.driver')}</th>
          <th>{t('devices.port')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <Row key={device.role} device={device} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ device }: { device: Device }) {
  const { t, i18n } = useTranslation();
  const [wiring, setWiring] = useState(false);
  const { role, driver, port, state, lastError, since } = device;
  const name = wordOr(`device.${role}`, role);
  const at = since === null ? null : dayAndTime(since, languageOf(i18n.language));
  return (
    <>
      <tr data-off={state === 'none' || undefined}>
        <td data-main="">
          <strong>{name}</strong>
        </td>
        <td data-figure="" className={own['stateCell']}>
          <span className={own['state']} data-state={state}>
            {wordOr(`devices.state.${state}`, state)}
          </span>
        </td>
        <td className={own['why']}>
          {lastError !== null && <p>{lastError}</p>}
          {at !== null && <span className={classes['quiet']}>{t('devices.since', { at })}</span>}
        </td>
        <td>{driver === 'virtual' ? t('devices.virtual') : driver === 'none' ? '' : driver}</td>
        <td>{port}</td>
        <td className={own['actsCell']}>
          <div className={own['acts']}>
            {device.canBeTested ? (
              <Try role={role} name={name} />
            ) : (
              state !== 'none' && <span className={classes['quiet']}>{t('devices.byHand')}</span>
            )}
            {device.drivers.length > 0 && (
              <Button
                variant="subtle"
                size="md"
                aria-expanded={wiring}
                aria-label={t('devices.wiringOf', { device: name })}
                onClick={() => setWiring(!wiring)}
              >
                {t('devices.wiring')}
              </Button>
            )}
          </div>
        </td>
      </tr>
      {wiring && (
        <tr>
          <td colSpan={6} data-main="">
            <Wiring device={device} />
          </td>
        </tr>
      )}
    </>
  );
}

function Try({ role, name }: { role: string; name: string }) {
  const { t } = useTranslation();
  const test = useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/devices/{role}/test', { params: { path: { role } } })),
    onSuccess: () => notice.set({ words: t('devices.tested', { device: name }) }),
  });
  return (
    <>
      <Button variant="default" size="md" disabled={test.isPending} onClick={() => test.mutate()}>
        {wordOr(`devices.test.${role}`, name)}
      </Button>
      {test.error !== null && <p role="alert">{errorWords(test.error, t)}</p>}
    </>
  );
}

/** How the device of each driver is wired, in the driver's own notes. */
function Wiring({ device }: { device: Device }) {
  const initial = device.drivers.find((name) => name === device.driver) ?? device.drivers[0] ?? '';
  const [name, setName] = useState(initial);
  return (
    <>
      <p className={classes['actions']} style={{ margin: '8px 0' }}>
        {device.drivers.map((driver) => (
          <Button
            key={driver}
            size="md"
            variant={driver === name ? 'filled' : 'default'}
            aria-pressed={driver === name}
            onClick={() => setName(driver)}
          >
            {driver}
          </Button>
        ))}
      </p>
      <Notes role={device.role} name={name} />
    </>
  );
}

function Notes({ role, name }: { role: string; name: string }) {
  const notes = useQuery(driverNotesQuery(role, name));
  return <Answer query={notes}>{({ text }) => <NotesOf text={text} />}</Answer>;
}

/** The wiring; whatever else the notes say is behind a fold. */
function NotesOf({ text }: { text: string }) {
  const { t, i18n } = useTranslation();
  const wiring = wiringOf(text);
  const shown = (words: string) => (
    <pre className={own['text']} tabIndex={0} lang="en">
      {words}
    </pre>
  );
  const notice = languageOf(i18n.language) === 'ja' && (
    <p className={classes['quiet']}>{t('devices.notesInEnglish')}</p>
  );
  if (wiring === null) {
    return (
      <>
        {notice}
        {shown(text)}
      </>
    );
  }
  return (
    <>
      {notice}
      {shown(wiring)}
      <details className={own['fold']}>
        <summary>{t('devices.allNotes')}</summary>
        {shown(text)}
      </details>
    </>
  );
}
