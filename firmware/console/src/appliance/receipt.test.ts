import { describe, expect, it } from 'vitest';
import { receiptNumber, sheetName, sheetOf } from './receipt';

const sheets = [
  { id: 3, text: '登録番号 T7800001234567\n2026-11-21 14:05   No.000064\n合計 ¥2,280\n', bytes: '' },
  { id: 2, text: '領収証（再発行） Ｎｏ．００００６４\n', bytes: '' },
  { id: 1, text: '点検\n', bytes: '' },
];

describe('a sheet of paper', () => {
  it('is found by its receipt number, the newest first, with or without leading zeros', () => {
    expect(sheetOf(64, sheets)?.id).toBe(3);
    expect(receiptNumber({ text: 'No.6' })).toBe(6);
  });

  it('is not found by a part of a number, by an amount or by a registration number', () => {
    expect([6, 4, 2280, 7800001234567].map((number) => sheetOf(number, sheets))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('goes by its own count where it bears no number', () => {
    expect(sheets.map(sheetName)).toEqual([64, 64, 1]);
  });
});
