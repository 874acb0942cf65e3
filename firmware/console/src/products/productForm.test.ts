import { describe, expect, it } from 'vitest';
import { checkProduct, emptyProduct, toForm, toRequest, type ProductForm } from './productForm';

const blend: ProductForm = {
  ...emptyProduct,
  code: '001',
  jan: '6291041500213',
  name: 'ブレンド',
  kana: 'ﾌﾞﾚﾝﾄﾞ',
  price: '450',
  department: '2',
};

describe('checkProduct', () => {
  it('finds nothing wrong with a good one', () => {
    expect(checkProduct(blend, [1, 2])).toEqual({});
    expect(checkProduct({ ...blend, kana: '', jan: '', price: '¥１,２００' }, [2])).toEqual({});
  });

  it.each([
    [{ code: 'A1' }, 'code', 'product.wrong.code'],
    [{ jan: '6291041500214' }, 'jan', 'product.wrong.jan'],
    [{ name: ' ' }, 'name', 'form.required'],
    [{ name: 'あ'.repeat(41) }, 'name', 'product.wrong.long'],
    [{ kana: '珈琲' }, 'kana', 'product.wrong.kana'],
    [{ price: '10,000,000' }, 'price', 'form.yen'],
    [{ department: '3' }, 'department', 'product.wrong.department'],
    [{ memberPrice: '451' }, 'memberPrice', 'product.wrong.memberPrice'],
    [{ reorderPoint: '-1' }, 'reorderPoint', 'form.digits'],
    [
      {
        timedPrices: [{ price: '1', from: '2026-12-02', until: '2026-12-01', fromClock: '', untilClock: '' }],
      },
      'timedPrices',
      'product.wrong.timed',
    ],
  ] as const)('refuses %j', (change, field, problem) => {
    expect(checkProduct({ ...blend, ...change }, [1, 2])).toEqual({ [field]: problem });
  });
});

describe('a product on its way through the form', () => {
  it('comes out as it went in', () => {
    const product = {
      code: '001',
      jan: null,
      name: 'ブレンド',
      kana: 'ﾌﾞﾚﾝﾄﾞ',
      price: 450,
      department: 2,
      taxClass: null,
      memberPrice: 400,
      openPrice: false,
      stockKept: true,
      reorderPoint: 5,
      timedPrices: [
        {
          price: 380,
          from: '2026-12-01',
          until: '2026-12-24',
          fromClock: '14:00:00',
          untilClock: '16:00:00',
        },
      ],
      stock: 12,
    };
    const { code, stock, ...sent } = product;
    expect([code, stock, toRequest(toForm(product))]).toEqual(['001', 12, sent]);
  });
});
