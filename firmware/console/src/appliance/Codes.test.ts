import { describe, expect, it } from 'vitest';
import { codeOf, matching } from './Codes';

const products = [
  { jan: '4901234567894', name: 'クロワッサン', priceYen: 260 },
  { jan: '4902345678901', name: 'ドリップ コーヒー 200g', priceYen: 480 },
];

describe('matching', () => {
  it('finds by a part of the name, whatever the width of its letters', () => {
    expect(matching(products, 'ｺｰﾋｰ')).toEqual([products[1]]);
    expect(matching(products, '２００Ｇ')).toEqual([products[1]]);
  });

  it('finds by a part of the code', () => {
    expect(matching(products, '90123')).toEqual([products[0]]);
  });
});

describe('codeOf', () => {
  it('takes a code as typed, known or not', () => {
    expect(codeOf([], '4900000000000')).toBe('4900000000000');
  });

  it('takes the one product left', () => {
    expect(codeOf(matching(products, 'クロ'), 'クロ')).toBe('4901234567894');
  });

  it('is none while several products or nothing is meant', () => {
    expect(codeOf(products, '49')).toBeNull();
    expect(codeOf(products.slice(0, 1), '')).toBeNull();
  });
});
