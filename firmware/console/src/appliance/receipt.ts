import type { PaperItem } from '../api/types';

/** What is on a sheet of paper. */
export type PaperKind =
  | 'receipt'
  | 'formal'
  | 'refund'
  | 'cancelled'
  | 'topup'
  | 'accountPaid'
  | 'close'
  | 'read'
  | 'opened'
  | 'paidIn'
  | 'paidOut'
  | 'other';

/** Titles in the head of a sheet, spaces left out; the first that fits counts. */
const titles: readonly (readonly [PaperKind, RegExp])[] = [
  ['topup', /^領収証[(]チャージ[)]/],
  ['accountPaid', /^領収証[(]掛入金[)]/],
  ['close', /^(日計)?精算/],
  ['read', /^(日計)?点検/],
  ['opened', /^レジ開け/],
  ['paidIn', /^入金/],
  ['paidOut', /^出金/],
  ['cancelled', /^会計取消/],
  ['refund', /^返品/],
  ['formal', /^領収書/],
];
/** Lines a title is looked for in: the head of a sheet is no longer. */
const headLines = 14;

/** What a sheet is, by the title in its head: the lines above the first rule. */
export function paperKind(sheet: Pick<PaperItem, 'text'>): PaperKind {
  for (const line of sheet.text.normalize('NFKC').split('\n').slice(0, headLines)) {
    const words = line.replaceAll(/\s/g, '');
    if (/^[-=─━]{8,}$/.test(words)) break;
    const found = titles.find(([, title]) => title.test(words));
    if (found !== undefined) return found[0];
  }
  return receiptNumber(sheet) === null ? 'other' : 'receipt';
}

/** The receipt number printed on a sheet, or null when it is no receipt. Sheets count from 1 after each start; receipts do not. */
export function receiptNumber(sheet: Pick<PaperItem, 'text'>): number | null {
  const found = /(?:No\.?|№|番号:|伝票)\s{0,4}([0-9]{1,9})(?![0-9])/i.exec(sheet.text.normalize('NFKC'));
  return found === null ? null : Number(found[1]);
}

/** What to call a sheet: the number it bears, or which sheet of this run it is. */
export function sheetName(sheet: PaperItem): number {
  return receiptNumber(sheet) ?? sheet.id;
}
