import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Sale } from '../api/types';
import { count, percent, yen } from '../format/yen';
import { wordOr } from '../i18n';
import classes from './SaleSums.module.css';

/** What was taken off, what was to be paid, how it was paid, and the tax within. */
export function SaleSums({ sale }: { sale: Sale }) {
  const { t } = useTranslation();
  // A line's net has its share of what was given on the whole sale in it; before that it was this:
  const net = sale.lines.reduce((sum, line) => sum + (line.voided ? 0 : line.net), 0);
  const subtotal = sale.adjustments.reduce((sum, adjustment) => sum - adjustment.amount, net);
  return (
    <>
      <dl className={classes['sums']}>
        {sale.adjustments.length > 0 && <Row word={t('sale.subtotal')} figure={yen(subtotal)} />}
        {sale.adjustments.map((adjustment, index) => (
          <Row key={index} word={adjustmentWords(adjustment, t)} figure={yen(adjustment.amount)} />
        ))}
        <div className={classes['total']}>
          <dt>{t('sales.total')}</dt>
          <dd>{yen(sale.total)}</dd>
        </div>
        {sale.tenders.map((tender, index) => (
          <Row key={index} word={tenderWords(tender, t)} figure={yen(tender.received)} />
        ))}
        <Row word={t('sale.change')} figure={yen(sale.change)} />
        {sale.refunded > 0 && <Row word={t('sale.refunded')} figure={yen(-sale.refunded)} />}
        {sale.memberId !== null && (
          <>
            {sale.pointsUsed > 0 && <Row word={t('sale.pointsUsed')} figure={`−${count(sale.pointsUsed)}`} />}
            <Row word={t('sale.pointsGranted')} figure={`+${count(sale.pointsGranted)}`} />
            <Row word={t('sale.pointsBalance')} figure={count(sale.pointsBalance)} />
          </>
        )}
      </dl>
      <ul className={classes['taxes']}>
        {sale.taxes.map(({ rateBasisPoints, total, tax, basis }) => (
          <li key={rateBasisPoints}>
            {rateBasisPoints === 0
              ? t('sale.exemptLine', { total: yen(total) })
              : t(basis === 'excluded' ? 'sale.taxLineExcluded' : 'sale.taxLine', {
                  rate: percent(rateBasisPoints),
                  total: yen(basis === 'excluded' ? total - tax : total),
                  tax: yen(tax),
                })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ word, figure }: { word: string; figure: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{figure}</dd>
    </div>
  );
}

/** 値引, 割引 10%, クーポン 春の珈琲, or its own name. */
export function adjustmentWords(
  { kind, basisPoints, name }: Sale['adjustments'][number],
  t: TFunction,
): string {
  const ownName = name ?? t(`adjustment.${kind}`);
  // Left out by the appliance where it is 0.
  if (!(basisPoints > 0)) return ownName;
  const word = kind === 'discount' ? 'adjustment.discountRate' : (`adjustment.${kind}` as const);
  return `${name ?? t(word)} ${percent(basisPoints)}`;
}

/** 現金 お預り; クレジットカード 伝票 123. */
export function tenderWords({ kind, slip }: Sale['tenders'][number], t: TFunction): string {
  const word = wordOr(`tender.${kind}`, kind);
  if (kind === 'cash') return `${word} ${t('sale.received')}`;
  return slip === null || slip === undefined ? word : `${word} ${t('sale.slip', { slip })}`;
}
