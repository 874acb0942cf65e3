import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperItem, Sale } from '../api/types';
import { sheetOf } from '../appliance/receipt';
import { Sheet, sheetTitle, SheetZoom } from '../appliance/Sheet';
import { allPaperQuery, paperQuery } from '../app/queries';
import { count, percent, yen } from '../format/yen';
import { wordOr } from '../i18n';
import classes from './SaleDetails.module.css';

export function SaleDetails({ sale }: { sale: Sale }) {
  const { t } = useTranslation();
  return (
    <div className={classes['details']}>
      <div className={classes['figures']}>
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
            {sale.lines.map((line, index) => (
              <tr key={index} data-voided={line.voided || undefined}>
                <td>
                  {line.voided ? <s>{line.name}</s> : line.name}
                  {line.voided && <span className={classes['voided']}>{t('sale.voided')}</span>}
                </td>
                <td className={classes['number']}>{percent(line.rateBasisPoints)}</td>
                <td className={classes['number']}>{yen(line.unitPrice)}</td>
                <td className={classes['number']}>{count(line.quantity)}</td>
                <td className={classes['number']}>
                  {line.voided ? <s>{yen(line.amount)}</s> : yen(line.amount)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <dl className={classes['sums']}>
          <div className={classes['total']}>
            <dt>{t('sales.total')}</dt>
            <dd>{yen(sale.total)}</dd>
          </div>
          {sale.tenders.map((tender, index) => (
            <div key={index}>
              <dt>
                {wordOr(`tender.${tender.kind}`, tender.kind)} {t('sale.received')}
              </dt>
              <dd>{yen(tender.received)}</dd>
            </div>
          ))}
          <div>
            <dt>{t('sale.change')}</dt>
            <dd>{yen(sale.change)}</dd>
          </div>
          {sale.memberId !== null && (
            <>
              <div>
                <dt>{t('sale.pointsGranted')}</dt>
                <dd>+{count(sale.pointsGranted)}</dd>
              </div>
              <div>
                <dt>{t('sale.pointsBalance')}</dt>
                <dd>{count(sale.pointsBalance)}</dd>
              </div>
            </>
          )}
        </dl>
        <ul className={classes['taxes']}>
          {sale.taxes.map(({ rateBasisPoints, total, tax }) => (
            <li key={rateBasisPoints}>
              {t('sale.taxLine', { rate: percent(rateBasisPoints), total: yen(total), tax: yen(tax) })}
            </li>
          ))}
        </ul>
      </div>
      <Receipt sale={sale} />
    </div>
  );
}

function Receipt({ sale }: { sale: Sale }) {
  const { t } = useTranslation();
  const newest = useQuery(paperQuery);
  const among = (sheets: readonly PaperItem[] | undefined) => sheets && sheetOf(sale.number, sheets);
  const recent = among(newest.data);
  // Most sales looked at are from just now; only for older ones is every sheet fetched.
  const all = useQuery({
    ...allPaperQuery,
    enabled: sale.receiptPrinted && newest.data !== undefined && recent === undefined,
  });
  const [zoomed, setZoomed] = useState<PaperItem | null>(null);
  if (!sale.receiptPrinted) return <p className={classes['receipt']}>{t('sale.receiptWaiting')}</p>;
  const sheet = recent ?? among(all.data);
  if (sheet === undefined && all.data === undefined && !all.isError) return null;
  if (sheet === undefined) return <p className={classes['receipt']}>{t('sale.receiptGone')}</p>;
  return (
    <div className={classes['receipt']}>
      <button
        type="button"
        className={classes['sheet']}
        aria-label={t('paper.zoom', { sheet: sheetTitle(sheet, t) })}
        onClick={() => setZoomed(sheet)}
      >
        <Sheet item={sheet} />
      </button>
      <SheetZoom item={zoomed} onClose={() => setZoomed(null)} />
    </div>
  );
}
