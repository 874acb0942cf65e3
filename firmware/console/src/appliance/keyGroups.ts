/** What a key is for: keys of one group have one colour, as on the key blocks of Japanese registers. */
export type KeyGroup =
  | 'digit'
  | 'clear'
  | 'entry'
  | 'department'
  | 'adjust'
  | 'correct'
  | 'person'
  | 'till'
  | 'paper'
  | 'tender'
  | 'total'
  | 'cash';

const members: Readonly<Record<Exclude<KeyGroup, 'digit' | 'department'>, string>> = {
  clear: 'CLEAR',
  entry: 'TIMES PLU PRICE EATIN HOLD',
  adjust: 'PERCENT DISCOUNT SURCHARGE EXTRA COUPON',
  correct: 'VOID LINEVOID CANCEL REFUND EXCHANGE SALECANCEL',
  person: 'STAFF PERSON NOMINATE MEMBER',
  till: 'X Z COUNT FLOAT PAIDIN PAIDOUT NOSALE TRAINING',
  paper: 'REPRINT FORMAL RECEIPTOFF',
  tender: 'CREDIT EMONEY QR VOUCHER POINTS PREPAID ACCOUNT TOPUP',
  total: 'SUBTOTAL',
  cash: 'CASH',
};

const groups = new Map<string, KeyGroup>(
  Object.entries(members).flatMap(([group, names]) =>
    names.split(' ').map((name) => [name, group as KeyGroup] as const),
  ),
);

/** The group of a logical key; one the console does not know yet is an entry key. */
export function groupOf(name: string): KeyGroup {
  if (/^\d+$/.test(name)) return 'digit';
  if (/^DEPT\d+$/.test(name)) return 'department';
  return groups.get(name) ?? 'entry';
}

/** Whether hands live on this key all day: its row is high, and comes first on a phone. */
export function isBusy(name: string): boolean {
  return ['digit', 'department', 'cash', 'total'].includes(groupOf(name));
}
