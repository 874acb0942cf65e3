import type { PaperItem } from '../api/types';

/** The receipt number printed on a sheet, or null when it is no receipt. Sheets count from 1 after each start; receipts do not. */
export function receiptNumber(sheet: Pick<PaperItem, 'text'>): number | null {
  const found = /(?:No\.?|№|番号:|伝票)\s{0,4}([0-9]{1,9})(?![0-9])/i.exec(sheet.text.normalize('NFKC'));
  return found === null ? null : Number(found[1]);
}

/** The sheet with this receipt number on it; the newest, should it have been reissued. */
export function sheetOf(number: number, sheets: readonly PaperItem[]): PaperItem | undefined {
  return sheets.find((sheet) => receiptNumber(sheet) === number);
}

/** What to call a sheet: its receipt number, or which sheet of this run it is. */
export function sheetName(sheet: PaperItem): number {
  return receiptNumber(sheet) ?? sheet.id;
}
