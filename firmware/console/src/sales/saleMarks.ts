import type { Sale } from '../api/types';

export type SaleMark = 'returned' | 'partlyReturned' | 'formal';

/** What happened to a sale since it was paid. */
export function marksOf(sale: Pick<Sale, 'total' | 'refunded' | 'formalReceiptIssued'>): SaleMark[] {
  const marks: SaleMark[] = [];
  if (sale.refunded > 0) marks.push(sale.refunded >= sale.total ? 'returned' : 'partlyReturned');
  if (sale.formalReceiptIssued) marks.push('formal');
  return marks;
}
