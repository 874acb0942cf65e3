import { useTranslation } from 'react-i18next';
import { NetworkPage } from '../access/NetworkPage';
import { TokensPage } from '../access/TokensPage';
import { may, session } from '../api/session';
import { usePath } from '../app/router';
import { useStore } from '../app/store';
import { Offered } from '../parts/Offered';
import { Tabs } from '../parts/Tabs';
import { KeyEditor } from './KeyEditor';
import { KeySheet } from './KeySheet';
import { ShopSettings } from './ShopSettings';

/** 設定: the shop, its keys, and their sheet to print. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const path = usePath();
  const { person } = useStore(session);
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
        <Offered when={may(person, 'settings.write')}>
          <ShopSettings />
        </Offered>
      )}
    </>
  );
}
