import type { Coupon } from '../api/types';
import { parsePercent, parseWhole } from '../parts/numbers';
import { highestPrice } from './productForm';

/** A coupon as typed: worth an amount or a part of the sale. */
export interface CouponForm {
  readonly code: string;
  readonly name: string;
  readonly kind: 'amount' | 'part';
  readonly worth: string;
  readonly from: string;
  readonly until: string;
  readonly minimumTotal: string;
  /** Only whom it was issued to can use it; not shown, and kept as it is. */
  readonly personal: boolean;
}

export type CouponErrors = Partial<
  Record<
    keyof CouponForm,
    'form.required' | 'form.yen' | 'coupon.wrong.code' | 'coupon.wrong.part' | 'coupon.wrong.days'
  >
>;

export const emptyCoupon: CouponForm = {
  code: '',
  name: '',
  kind: 'amount',
  worth: '',
  from: '',
  until: '',
  minimumTotal: '0',
  personal: false,
};

export function toCouponForm(coupon: Coupon): CouponForm {
  const part = coupon.basisPoints > 0;
  return {
    code: coupon.code,
    name: coupon.name,
    kind: part ? 'part' : 'amount',
    worth: part ? String(coupon.basisPoints / 100) : String(coupon.amount),
    from: coupon.from,
    until: coupon.until,
    // Left out by the appliance where there is none.
    minimumTotal: String((coupon.minimumTotal as number | undefined) ?? 0),
    personal: coupon.personal,
  };
}

/** What has to be put right before it can be saved. */
export function checkCoupon(form: CouponForm): CouponErrors {
  const errors: CouponErrors = {};
  if (!/^[0-9A-Za-z]{1,20}$/.test(form.code.trim())) errors.code = 'coupon.wrong.code';
  if (form.name.trim() === '') errors.name = 'form.required';
  const part = parsePercent(form.worth);
  const amount = parseWhole(form.worth);
  if (form.kind === 'part' && (part === null || part < 1 || part > 10_000))
    errors.worth = 'coupon.wrong.part';
  if (form.kind === 'amount' && (amount === null || amount < 1 || amount > highestPrice))
    errors.worth = 'form.yen';
  if (form.from === '') errors.from = 'form.required';
  if (form.until === '') errors.until = 'form.required';
  else if (form.from > form.until) errors.until = 'coupon.wrong.days';
  if (parseWhole(form.minimumTotal) === null) errors.minimumTotal = 'form.yen';
  return errors;
}

/** A checked form as it is sent. */
export function toCoupon(form: CouponForm): Coupon {
  return {
    code: form.code.trim(),
    name: form.name.trim(),
    basisPoints: form.kind === 'part' ? (parsePercent(form.worth) ?? 0) : 0,
    amount: form.kind === 'amount' ? (parseWhole(form.worth) ?? 0) : 0,
    from: form.from,
    until: form.until,
    minimumTotal: parseWhole(form.minimumTotal) ?? 0,
    personal: form.personal,
  };
}
