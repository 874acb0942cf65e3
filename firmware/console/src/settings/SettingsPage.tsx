import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkPage } from '../access/NetworkPage';
import { TokensPage } from '../access/TokensPage';
import { may } from '../api/session';
import { usePath } from '../app/router';
import { usePerson } from '../app/usePerson';
import { Offered } from '../parts/Offered';
import { Tabs } from '../parts/Tabs';
import { Backup } from '../technician/Backup';
import { Devices } from '../technician/Devices';
import { Journal } from '../technician/Journal';
import { technicianPlaces } from '../technician/places';
import { ShopFile } from '../technician/ShopFile';
import { KeyEditor } from './KeyEditor';
import { KeySheet } from './KeySheet';
import { ShopSettings } from './ShopSettings';

const pages: Readonly<Record<string, ReactNode>> = {
  '/settings/keys': <KeyEditor />,
  '/settings/keysheet': <KeySheet />,
  '/settings/devices': <Devices />,
  '/settings/journal': <Journal />,
  '/settings/backup': <Backup />,
  '/settings/file': <ShopFile />,
};

/** 設定: the shop, its key sheet to print, and what the technician looks after. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const path = usePath();
  const person = usePerson();
  return (
    <>
      <Tabs
        label={t('nav.settings')}
        current={path}
        tabs={[
          { href: '/settings', word: t('shop.title') },
          { href: '/settings/keys', word: t('keyEditor.title') },
          { href: '/settings/keysheet', word: t('nav.keysheet') },
          ...(may(person, 'accounts.read') ? [{ href: '/settings/tokens', word: t('tokens.title') }] : []),
          ...(may(person, 'network.read') ? [{ href: '/settings/network', word: t('network.title') }] : []),
          ...technicianPlaces
            .filter(({ needs }) => may(person, needs))
            .map(({ path: href, word }) => ({ href, word: t(word) })),
        ]}
      />
      {path === '/settings/keys' ? (
        <Offered when={may(person, 'settings.write')}>
          <KeyEditor />
        </Offered>
      ) : path === '/settings/keysheet' ? (
        <KeySheet />
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
