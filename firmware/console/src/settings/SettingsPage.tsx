import { useTranslation } from 'react-i18next';
import { usePath } from '../app/router';
import { Tabs } from '../parts/Tabs';
import { KeyEditor } from './KeyEditor';
import { KeySheet } from './KeySheet';
import { ShopSettings } from './ShopSettings';

/** 設定: the shop, its keys, and their sheet to print. */
export default function SettingsPage() {
  const { t } = useTranslation();
  const path = usePath();
  return (
    <>
      <Tabs
        label={t('nav.settings')}
        current={path}
        tabs={[
          { href: '/settings', word: t('shop.title') },
          { href: '/settings/keys', word: t('keyEditor.title') },
          { href: '/settings/keysheet', word: t('nav.keysheet') },
        ]}
      />
      {path === '/settings/keys' ? (
        <KeyEditor />
      ) : path === '/settings/keysheet' ? (
        <KeySheet />
      ) : (
        <ShopSettings />
      )}
    </>
  );
}
