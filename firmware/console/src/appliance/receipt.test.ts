import { describe, expect, it } from 'vitest';
import { paperKind, receiptNumber, sheetName } from './receipt';

const sheets = [
  { id: 4, text: '        精　算\n喫茶 ひだまり\n2026年11月21日(土) 21:05   No.000064\n', bytes: '' },
  { id: 3, text: '登録番号 T7800001234567\n2026-11-21 14:05   No.000064\n合計 ¥2,280\n', bytes: '' },
  { id: 2, text: '領収証（再発行） Ｎｏ．００００６４\n', bytes: '' },
  { id: 1, text: 'ノート\n', bytes: '' },
];

describe('a sheet of paper', () => {
  it('bears a receipt number with or without leading zeros', () => {
    expect(sheets.map(receiptNumber)).toEqual([64, 64, 64, null]);
    expect(receiptNumber({ text: 'No.6' })).toBe(6);
  });

  it('goes by its own count where it bears no number', () => {
    expect(sheets.map(sheetName)).toEqual([64, 64, 64, 1]);
  });
});

describe('the kind of a sheet', () => {
  it.each([
    ['        精　算\n        喫茶 ひだまり\n', 'close'],
    ['       点検\n', 'read'],
    ['   領 収 書\n      （再発行）\n2026年11月21日(土)  No.000064\n', 'formal'],
    ['喫茶 ひだまり\nTEL 03\n   返品・返金票\n No.000003\n', 'refund'],
    ['喫茶 ひだまり\n   会計取消票\n No.000003\n', 'cancelled'],
    ['喫茶 ひだまり\n   領収証（チャージ）\n', 'topup'],
    ['   領収証（掛入金）\n', 'accountPaid'],
    ['レジ開け\n', 'opened'],
    ['入金伝票\n', 'paidIn'],
    ['出金伝票\n', 'paidOut'],
    ['喫茶 ひだまり\n  領収証\n2026年11月21日(土)  No.000064\n', 'receipt'],
    ['?', 'other'],
  ])('%j is %s', (text, kind) => {
    expect(paperKind({ text })).toBe(kind);
  });

  it('is told by the head alone, not by something sold', () => {
    const rule = '-'.repeat(48);
    expect(paperKind({ text: `喫茶 ひだまり\n No.000001\n${rule}\n返品できない品 ¥100\n` })).toBe('receipt');
  });
});
