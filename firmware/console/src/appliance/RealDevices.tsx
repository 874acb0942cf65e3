import { useTranslation } from 'react-i18next';
import type { Devices } from '../api/types';
import { languageOf, wordOr } from '../i18n';
import classes from './RealDevices.module.css';

/** The devices a page draws that could be virtual. */
const drawn = [
  'operator-display',
  'customer-display',
  'printer',
  'drawer',
  'keyboard',
  'card-reader',
  'scanner',
];

/** Which devices are real ones, of which this page is the mirror. */
export function RealDevices({ view }: { view: Pick<Devices, 'real' | 'absent'> }) {
  const { t, i18n } = useTranslation();
  const rest = drawn.filter((role) => !view.real.includes(role) && !view.absent.includes(role));
  const names = view.real.map((role) => wordOr(`device.${role}`, role));
  const devices = new Intl.ListFormat(languageOf(i18n.language), { type: 'conjunction' }).format(names);
  return (
    <div className={classes['real']}>
      <p>{rest.length === 0 ? t('mirror.all') : t('mirror.some', { devices })}</p>
      {view.real.includes('keyboard') && <p>{t('mirror.figures')}</p>}
    </div>
  );
}
