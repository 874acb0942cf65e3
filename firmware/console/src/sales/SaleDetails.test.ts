import { describe, expect, it } from 'vitest';
import { sheetOf } from './SaleDetails';

const sheets = [
  { id: 3, text: '2026-11-21 14:05   No.000064\n合計 ¥2,280\n', bytes: '' },
  { id: 2, text: 'レシート番号: 6\n', bytes: '' },
  { id: 1, text: '点検\n', bytes: '' },
];

describe('sheetOf', () => {
  it('finds the sheet by the receipt number, with or without leading zeros', () => {
    expect(sheetOf({ number: 64 }, sheets)?.id).toBe(3);
    expect(sheetOf({ number: 6 }, sheets)?.id).toBe(2);
  });

  it('does not take a part of a number or an amount for it', () => {
    expect(sheetOf({ number: 2280 }, sheets)).toBeUndefined();
    expect(sheetOf({ number: 4 }, sheets)).toBeUndefined();
  });
});
