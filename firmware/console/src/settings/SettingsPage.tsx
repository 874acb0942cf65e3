import { useTranslation } from 'react-i18next';
import { TokensPage } from '../access/TokensPage';
import { may, session } from '../api/session';
import { usePath } from '../app/router';
import { useStore } from '../app/store';
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
        ]}
      />
      {path === '/settings/keys' ? (
        <KeyEditor />
      ) : path === '/settings/keysheet' ? (
        <KeySheet />
      ) : path === '/settings/tokens' && may(person, 'accounts.read') ? (
        <TokensPage />
      ) : (
        <ShopSettings />
      )}
    </>
  );
}
