import type { ReactNode } from 'react';
import { NetworkPage } from '../access/NetworkPage';
import { TokensPage } from '../access/TokensPage';
import { may } from '../api/session';
import { usePath } from '../app/router';
import { usePerson } from '../app/usePerson';
import { Offered } from '../parts/Offered';
import { Backup } from '../technician/Backup';
import { Devices } from '../technician/Devices';
import { Journal } from '../technician/Journal';
import { ShopFile } from '../technician/ShopFile';
import { KeyEditor } from './KeyEditor';
import { KeySheet } from './KeySheet';
import { ShopSettings } from './ShopSettings';

const pages: Readonly<Record<string, ReactNode>> = {
  '/settings/keysheet': <KeySheet />,
  '/settings/devices': <Devices />,
  '/settings/journal': <Journal />,
  '/settings/backup': <Backup />,
  '/settings/file': <ShopFile />,
};

/** 設定: the shop, its key sheet to print, and what the technician looks after. */
export default function SettingsPage() {
  const path = usePath();
  const person = usePerson();
  return (
    <>
      {path === '/settings/keys' ? (
        <Offered when={may(person, 'settings.write')}>
          <KeyEditor />
        </Offered>
      ) : path === '/settings/tokens' && may(person, 'accounts.read') ? (
        <TokensPage />
      ) : path === '/settings/network' && may(person, 'network.read') ? (
        <NetworkPage />
      ) : (
        (pages[path] ?? (
          <Offered when={may(person, 'settings.write')}>
            <ShopSettings />
          </Offered>
        ))
      )}
    </>
  );
}
