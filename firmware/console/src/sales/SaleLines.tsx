import { useTranslation } from 'react-i18next';
import type { Sale } from '../api/types';
import { count, percent, yen } from '../format/yen';
import { useStaffName } from '../parts/names';
import classes from './SaleLines.module.css';
import { adjustmentWords } from './SaleSums';

type Line = Sale['lines'][number];

/** The lines of a sale as rung up; what was taken back or came back stays in sight, marked. */
export function SaleLines({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <table className={classes['lines']} aria-label={t('sale.lines')}>
      <thead>
        <tr>
          <th>{t('sale.item')}</th>
          <th className={classes['number']}>{t('sale.rate')}</th>
          <th className={classes['number']}>{t('sale.unitPrice')}</th>
          <th className={classes['number']}>{t('sale.quantity')}</th>
          <th className={classes['number']}>{t('sale.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <LineRow key={index} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function LineRow({ line }: { line: Line }) {
  const { t } = useTranslation();
  const staffName = useStaffName();
  const rate = line.taxClass === 'exempt' ? t('sale.exempt') : percent(line.rateBasisPoints);
  return (
    <tr data-voided={line.voided || undefined}>
      <td data-cell="name">
        {line.voided ? <s>{line.name}</s> : line.name}
        {line.taxClass === 'reduced' && ' ※'}
        {line.voided && <span className={classes['mark']}>{t('sale.voided')}</span>}
        {line.returned > 0 && (
          <span className={classes['mark']}>{t('sale.returnedLine', { pieces: count(line.returned) })}</span>
        )}
        {line.eatIn && <span className={classes['mark']}>{t('sale.eatIn')}</span>}
        {line.weightGrams !== null && (
          <span className={classes['staff']}>{t('sale.weight', { grams: count(line.weightGrams) })}</span>
        )}
        {line.adjustments.map((adjustment, index) => (
          <span key={index} className={classes['staff']}>
            {`${adjustmentWords(adjustment, t)} ${yen(adjustment.amount)}`}
          </span>
        ))}
        {line.staffId !== null && (
          <span className={classes['staff']}>
            {t(line.nominated ? 'sale.nominated' : 'sale.servedBy', { staff: staffName(line.staffId) })}
          </span>
        )}
      </td>
      <td className={classes['number']} data-cell="rate">
        {rate}
        {line.pricing === 'excluded' && ` ${t('sale.excluded')}`}
      </td>
      <td className={classes['number']} data-cell="price">
        {yen(line.unitPrice)}
      </td>
      <td className={classes['number']} data-cell="quantity">
        {count(line.quantity)}
      </td>
      <td className={classes['number']} data-cell="amount">
        {line.voided ? <s>{yen(line.amount)}</s> : yen(line.amount)}
        {!line.voided && line.net !== line.amount && (
          <span className={classes['net']}>{t('sale.net', { net: yen(line.net) })}</span>
        )}
      </td>
    </tr>
  );
}
