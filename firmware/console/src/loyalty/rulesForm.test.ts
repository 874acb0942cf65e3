import { describe, expect, it } from 'vitest';
import type { LoyaltyRules } from '../api/types';
import { toRules, toRulesForm } from './rulesForm';

const rules: LoyaltyRules = {
  bonuses: [
    {
      code: 'sat',
      name: '土曜2倍',
      times: 200,
      points: 0,
      from: '2026-11-01',
      until: null,
      weekdays: ['sun', 'sat'],
      fromClock: '10:00:00',
      untilClock: null,
      products: ['001', '002'],
      departments: [2],
      ranks: ['gold'],
      birthdayMonth: true,
      minimumYen: 500,
    },
  ],
  expiry: { kind: 'age', months: 12 },
  ladder: {
    measure: 'spend',
    windowMonths: 12,
    ranks: [
      {
        code: 'gold',
        name: 'ゴールド',
        kana: 'ｺﾞｰﾙﾄﾞ',
        from: 30000,
        times: 150,
        discountBasisPoints: 500,
        coupon: null,
        couponDays: 90,
      },
    ],
  },
  stampCards: [],
  passes: [{ product: '900', name: '回数券', kana: 'ｶｲｽｳｹﾝ', uses: 11, days: 180, opensGate: true }],
  noPointTenders: ['voucher'],
  noPointDepartments: [],
  noPointProducts: [],
  staffPointLimit: 1000,
  pinFromPoints: 500,
};

describe('the rules of loyalty', () => {
  it('come out of the form as they went in, with what the form does not show', () => {
    expect(toRules(toRulesForm(rules), rules)).toEqual(rules);
  });

  it('have no ranks and no expiry where none are typed', () => {
    const form = { ...toRulesForm(rules), expiry: 'none', ranks: [], pinFromPoints: '' };
    const typed = toRules(form, rules);
    expect([typed.expiry, typed.ladder, typed.pinFromPoints]).toEqual([null, null, null]);
  });
});
