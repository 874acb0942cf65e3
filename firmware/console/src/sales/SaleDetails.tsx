import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Sale } from '../api/types';
import { Answer } from '../parts/Answer';
import { PaperButton } from '../parts/PaperImage';
import { salePaperQuery } from './queries';
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
  const paper = useQuery(salePaperQuery(sale.id));
  return (
    <div className={classes['receipt']}>
      {!sale.receiptPrinted && <p>{t('sale.receiptWaiting')}</p>}
      <Answer query={paper}>
        {(one) => (
          <PaperButton
            paper={one}
            title={t('paper.kind.receipt', { number: sale.number })}
            fileName={`receipt-${sale.number}.png`}
          />
        )}
      </Answer>
    </div>
  );
}
