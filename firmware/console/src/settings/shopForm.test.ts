import { describe, expect, it } from 'vitest';
import type { Shop } from '../api/types';
import { checkShop, linesOf, toShop, toShopForm } from './shopForm';

const shop: Shop = {
  name: '喫茶 ひだまり',
  address: null,
  phone: '03-0000-0000',
  registrationNumber: 'T8700110005901',
  taxRates: [
    { taxClass: 'standard', from: '2019-10-01', basisPoints: 1000 },
    { taxClass: 'reduced', from: '2019-10-01', basisPoints: 780 },
  ],
  taxRounding: 'half-up',
  businessDayStartsAtHour: 5,
  yenPerPoint: 100,
  receiptFooter: null,
  points: { usedAs: 'discount', base: 'excluded', grantedOnUsed: true },
  eatInByDefault: true,
  signInRequired: false,
  lockAfterMinutes: null,
  inStoreCodes: [{ prefix: '02', itemDigits: 5, skippedDigits: 0, value: 'price' }],
  drawerAlarmSeconds: 30,
  cardAfterSaleMinutes: 5,
  receipt: {
    header: ['本店'],
    footer: [],
    logo: 'iVBOR',
    showStaff: false,
    showMember: true,
    showProof: true,
    couponText: null,
  },
};

describe('a shop on its way through the form', () => {
  it('comes out as it went in, with what the form does not show', () => {
    expect(toShop(toShopForm(shop), shop)).toEqual(shop);
  });

  it('has nothing wrong', () => {
    expect(checkShop(toShopForm(shop))).toEqual({});
  });

  it.each([
    [{ name: '' }, 'name', 'form.required'],
    [{ registrationNumber: 'T1234567890123' }, 'registrationNumber', 'shop.wrong.registrationNumber'],
    [{ taxRates: [] }, 'taxRates', 'shop.wrong.taxRates'],
    [{ dayStarts: '13' }, 'dayStarts', 'shop.wrong.dayStarts'],
    [{ lockAfter: '0' }, 'lockAfter', 'shop.wrong.lockAfter'],
    [{ header: 'x\n'.repeat(11) }, 'header', 'shop.wrong.lines'],
    [
      { inStoreCodes: [{ prefix: '30', itemDigits: '5', skippedDigits: '0', value: 'price' }] },
      'inStoreCodes',
      'shop.wrong.inStore',
    ],
  ] as const)('is refused with %j', (change, field, problem) => {
    expect(checkShop({ ...toShopForm(shop), ...change })).toEqual({ [field]: problem });
  });
});

describe('linesOf', () => {
  it('keeps empty lines between, not at the end', () => {
    expect(linesOf('a\n\nb\n\n')).toEqual(['a', '', 'b']);
    expect(linesOf(' \n')).toEqual([]);
  });
});
