import { describe, expect, it } from 'vitest';
import { checkCoupon, toCoupon, toCouponForm, type CouponForm } from './couponForm';

const spring: CouponForm = {
  code: 'SPRING10',
  name: '春の10%',
  kind: 'part',
  worth: '10',
  from: '2027-03-01',
  until: '2027-03-31',
  minimumTotal: '1000',
  personal: false,
};

describe('a coupon', () => {
  it('comes out of the form as it went in', () => {
    const coupon = { ...toCoupon(spring) };
    expect(coupon).toEqual({
      code: 'SPRING10',
      name: '春の10%',
      basisPoints: 1000,
      amount: 0,
      from: '2027-03-01',
      until: '2027-03-31',
      minimumTotal: 1000,
      personal: false,
    });
    expect(toCouponForm(coupon)).toEqual(spring);
  });

  it.each([
    [{ code: 'ä' }, 'code', 'coupon.wrong.code'],
    [{ worth: '101' }, 'worth', 'coupon.wrong.part'],
    [{ kind: 'amount', worth: '0' }, 'worth', 'form.yen'],
    [{ until: '2027-02-01' }, 'until', 'coupon.wrong.days'],
  ] as const)('is refused with %j', (change, field, problem) => {
    expect(checkCoupon({ ...spring, ...change })).toEqual({ [field]: problem });
  });
});
