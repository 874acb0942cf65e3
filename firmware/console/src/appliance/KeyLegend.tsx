import { useTranslation } from 'react-i18next';
import type { KeyboardView } from '../api/types';
import classes from './KeyBlock.module.css';

/** Which keys of a computer's keyboard press which keys here. */
export function KeyLegend({ keyboard }: { keyboard: KeyboardView }) {
  const { t } = useTranslation();
  const departments = keyboard.keys.filter((key) => /^DEPT[1-8]$/.test(key.name)).length;
  const rows = [
    ['0–9', t('keys.legend.digits')],
    ...(departments > 0 ? [[`F1–F${departments}`, t('keys.legend.departments')]] : []),
    ['*', t('keys.legend.times')],
    ['+', t('keys.legend.subtotal')],
    ['Enter', t('keys.legend.cash')],
    ['Esc', t('keys.legend.clear')],
    ['Delete', t('keys.legend.void')],
    ['-', t('keys.legend.discount')],
    ['%', t('keys.legend.percent')],
  ];
  return (
    <dl className={classes['legend']} aria-label={t('keys.legend')}>
      {rows.map(([key, word]) => (
        <div key={key} className={classes['pair']}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{word}</dd>
        </div>
      ))}
    </dl>
  );
}
