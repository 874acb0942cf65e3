import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Register } from '../api/types';
import { count, percent, yen } from '../format/yen';
import { wordOr } from '../i18n';
import { Facts, type Fact } from '../parts/Facts';
import { useDepartmentName, useStaffName } from '../parts/names';
import classes from '../parts/page.module.css';

/** What a session and its closing have in common. */
export type SessionFigures = Pick<
  Register,
  'session' | 'net' | 'netTaxes' | 'cash' | 'overShort' | 'perpetualTotal' | 'perpetualRefunds'
>;

/** Everything a bookkeeper copies from a reading or a closing. */
export function Totals({ figures }: { figures: SessionFigures }) {
  const { t } = useTranslation();
  const staffName = useStaffName();
  const departmentName = useDepartmentName();
  const { departments, staff } = figures.session.totals;
  const parts: [string, Fact[]][] = [
    [t('totals.sales'), salesFacts(figures, t)],
    [t('totals.taxes'), taxFacts(figures, t)],
    [t('totals.tenders'), tenderFacts(figures, t)],
    [t('totals.cash'), cashFacts(figures, t)],
    [t('totals.count'), countFacts(figures, t)],
    [
      t('totals.departments'),
      departments.map(({ department, pieces, total }): Fact => [
        t('totals.pieces', { name: departmentName(department), pieces: count(pieces) }),
        yen(total),
      ]),
    ],
    [
      t('totals.staff'),
      staff.map(({ staffId, sales, total }): Fact => [
        t('totals.times', {
          name: staffId === '' ? t('totals.nobody') : staffName(staffId),
          times: count(sales),
        }),
        yen(total),
      ]),
    ],
    [t('totals.members'), memberFacts(figures, t)],
    [t('totals.records'), recordFacts(figures, t)],
  ];
  return (
    <div className={classes['flow']}>
      {parts
        .filter(([, facts]) => facts.length > 0)
        .map(([title, facts]) => (
          <Facts key={title} title={title} facts={facts} />
        ))}
    </div>
  );
}

function salesFacts({ session: { totals }, net }: SessionFigures, t: TFunction): Fact[] {
  const times = (word: string, number: number) => t('totals.times', { name: word, times: count(number) });
  return [
    [t('totals.gross'), yen(totals.gross)],
    [t('totals.discounts'), yen(totals.discounts)],
    ...(totals.surcharges === 0 ? [] : [[t('totals.surcharges'), yen(totals.surcharges)] as const]),
    [times(t('totals.total'), totals.sales), yen(totals.total), 'sum'],
    [times(t('totals.returns'), totals.returns), yen(-totals.returnTotal)],
    [times(t('totals.cancels'), totals.cancels), yen(-totals.cancelTotal)],
    [t('totals.net'), yen(net), 'sum'],
  ];
}

function taxFacts({ netTaxes }: SessionFigures, t: TFunction): Fact[] {
  return netTaxes.flatMap(({ rateBasisPoints, total, tax }): Fact[] =>
    rateBasisPoints === 0
      ? [[t('sale.exempt'), yen(total)]]
      : [
          [t('totals.rate', { rate: percent(rateBasisPoints) }), yen(total)],
          [t('totals.tax'), yen(tax)],
        ],
  );
}

function tenderFacts({ session: { totals } }: SessionFigures, t: TFunction): Fact[] {
  const facts = totals.tenders.flatMap(({ kind, count: times, received, repaid }): Fact[] => [
    [t('totals.times', { name: wordOr(`tender.${kind}`, kind), times: count(times) }), yen(received)],
    ...(repaid === 0 ? [] : [[t('totals.repaid'), yen(-repaid)] as const]),
  ]);
  if (totals.voucherSurplus > 0) facts.push([t('totals.voucherSurplus'), yen(totals.voucherSurplus)]);
  return facts;
}

function cashFacts({ session, cash, overShort }: SessionFigures, t: TFunction): Fact[] {
  const { totals, cashFloat, counted, expectedAtCount } = session;
  const drawn = totals.tenders.find(({ kind }) => kind === 'cash');
  return [
    [t('totals.float'), yen(cashFloat)],
    [t('totals.cashIn'), yen(drawn?.received ?? 0)],
    [t('totals.cashBack'), yen(-(drawn?.repaid ?? 0))],
    [t('totals.paidIn'), yen(totals.paidIn)],
    [t('totals.paidOut'), yen(-totals.paidOut)],
    ...insertedFacts(totals, t),
    [t('totals.expected'), yen(cash), 'sum'],
    ...(counted === null || overShort === null
      ? []
      : ([
          [t('totals.counted'), yen(expectedAtCount + overShort)],
          [t('totals.overShort'), signed(overShort), 'sum'],
        ] as const)),
  ];
}

/** What acceptors took lies in their boxes and counts as cash; left out where there are none. */
function insertedFacts(totals: SessionFigures['session']['totals'], t: TFunction): Fact[] {
  const some: Partial<typeof totals> = totals;
  const [inserted, outside, doubts] = [some.inserted ?? 0, some.insertedOutside ?? 0, some.cashDoubts ?? 0];
  return [
    ...(outside === 0 ? [] : [[t('totals.insertedOutside'), yen(outside)] as const]),
    ...(inserted === 0 ? [] : [[t('totals.inserted'), yen(inserted)] as const]),
    ...(doubts === 0 ? [] : [[t('totals.cashDoubts'), count(doubts)] as const]),
  ];
}

function countFacts({ session: { counted } }: SessionFigures, t: TFunction): Fact[] {
  return (counted?.counted ?? [])
    .filter(({ rolls, pieces }) => rolls > 0 || pieces > 0)
    .map(({ denomination, rolls, pieces }) => [
      `${yen(denomination)} × ${count(pieces)}${rolls > 0 ? t('totals.rolls', { rolls: count(rolls) }) : ''}`,
      yen(denomination * (rolls * rollPieces + pieces)),
    ]);
}

function memberFacts({ session: { totals } }: SessionFigures, t: TFunction): Fact[] {
  return [
    [
      t('totals.times', { name: t('totals.memberSales'), times: count(totals.memberSales) }),
      yen(totals.memberTotal),
    ],
    [t('totals.pointsGranted'), count(totals.pointsGranted - totals.pointsTakenBack)],
    [t('totals.pointsUsed'), count(totals.pointsUsed - totals.pointsReturned)],
    ...(totals.prepaid === 0 ? [] : [[t('totals.prepaid'), yen(totals.prepaid)] as const]),
    ...expiredFacts(totals, t),
    ...(totals.collected === 0 ? [] : [[t('totals.collected'), yen(totals.collected)] as const]),
  ];
}

function expiredFacts(totals: SessionFigures['session']['totals'], t: TFunction): Fact[] {
  const { prepaidExpired: expired = 0, depositsKept: kept = 0 } = totals as Partial<typeof totals>;
  return [
    ...(expired === 0 ? [] : [[t('totals.prepaidExpired'), yen(expired)] as const]),
    ...(kept === 0 ? [] : [[t('totals.depositsKept'), yen(kept)] as const]),
  ];
}

function recordFacts(
  { session: { totals }, perpetualTotal, perpetualRefunds }: SessionFigures,
  t: TFunction,
): Fact[] {
  return [
    [t('totals.numbers'), totals.firstNumber === 0 ? '—' : `${totals.firstNumber}–${totals.lastNumber}`],
    [
      t('totals.times', { name: t('totals.voided'), times: count(totals.voidedLines) }),
      yen(totals.voidedTotal),
    ],
    [t('totals.aborted'), count(totals.aborted)],
    [t('totals.noSales'), count(totals.noSales)],
    [t('totals.formal'), count(totals.formalReceipts)],
    [t('totals.perpetual'), yen(perpetualTotal)],
    [t('totals.perpetualRefunds'), yen(-perpetualRefunds)],
  ];
}

/** Coins of one roll (棒金). */
const rollPieces = 50;

/** An amount with its sign; nothing over or short is ±¥0. */
export function signed(amount: number): string {
  return amount > 0 ? `+${yen(amount)}` : amount === 0 ? `±${yen(0)}` : yen(amount);
}
