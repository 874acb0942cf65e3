import { describe, expect, it } from 'vitest';
import { codesAreWhole, exampleOf, type CodeForm } from './inStore';

const code: CodeForm = { prefix: '20', itemDigits: '5', skippedDigits: '0', value: 'price' };

describe('labels of the shop', () => {
  it.each([
    [[code], true],
    [[code, { ...code, prefix: '02', value: 'weight' }], true],
    [[code, code], false],
    [[{ ...code, prefix: '30' }], false],
    [[{ ...code, itemDigits: '7' }], false],
    [[{ ...code, skippedDigits: '2' }], false],
    [[{ ...code, itemDigits: '' }], false],
  ] as const)('can be read or not: %j', (codes, whole) => {
    expect(codesAreWhole(codes)).toBe(whole);
  });

  it('show how they are read', () => {
    expect(exampleOf(code)).toBe('20 商商商商商 円円円円円 検');
    expect(exampleOf({ ...code, prefix: '02', skippedDigits: '1', value: 'weight' })).toBe(
      '02 商商商商商 × ｇｇｇｇ 検',
    );
    expect(exampleOf({ ...code, itemDigits: '9' })).toBe('—');
  });
});
