import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperItem, Sale } from '../api/types';
import { sheetOf } from '../appliance/receipt';
import { Sheet, sheetTitle, SheetZoom } from '../appliance/Sheet';
import { allPaperQuery, paperQuery } from '../app/queries';
import classes from './SaleDetails.module.css';
import { SalePoints } from '../loyalty/SalePoints';
import { SaleActions } from './SaleActions';
import { SaleLines } from './SaleLines';
import { SaleSums } from './SaleSums';

export function SaleDetails({ sale }: { sale: Sale }) {
  return (
    <div className={classes['details']}>
      <div className={classes['figures']}>
        <SaleLines lines={sale.lines} />
        <SaleSums sale={sale} />
        {sale.memberId !== null && <SalePoints id={sale.id} />}
        <SaleActions sale={sale} />
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
