import { describe, expect, it } from 'vitest';
import { marksOf } from './saleMarks';

describe('marksOf', () => {
  it.each([
    [0, false, []],
    [300, false, ['partlyReturned']],
    [1000, false, ['returned']],
    [0, true, ['formal']],
    [1000, true, ['returned', 'formal']],
  ] as const)(
    'of ¥1,000 with ¥%i given back and a formal receipt %s',
    (refunded, formalReceiptIssued, marks) => {
      expect(marksOf({ total: 1000, refunded, formalReceiptIssued })).toEqual(marks);
    },
  );
});
