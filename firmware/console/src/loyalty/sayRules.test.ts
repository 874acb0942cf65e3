import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { ja } from '../i18n/ja';
import { sayBonus, sayPass, sayRank, sayStamp } from './sayRules';

/** Japanese words with what belongs into them, as the console puts them together. */
const t = ((key: keyof typeof ja, values: Record<string, unknown> = {}) =>
  Object.entries(values).reduce<string>(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
    ja[key],
  )) as unknown as TFunction;

test('a bonus is told with its conditions and nothing else', () => {
  expect(sayBonus({ name: '土曜2倍', times: '2', weekdays: '日土' }, t)).toBe('2倍・日 土');
  expect(
    sayBonus(
      { points: '50', from: '2026-11-01', fromClock: '10:00:00', birthday: 'yes', minimumYen: '500' },
      t,
    ),
  ).toBe('+50P・10:00–・2026/11/1–・お誕生月だけ・¥500以上');
});

test('a rank is told by what is counted', () => {
  expect(sayRank({ rankFrom: '30000', times: '1.5', discount: '5' }, 'spend', t)).toBe(
    '¥30,000以上・1.5倍・5%引',
  );
  expect(sayRank({ rankFrom: '10', reward: 'AKI' }, 'visits', t)).toBe('10回以上・特典 AKI');
});

test('stamp cards and passes are told with what they bring', () => {
  expect(sayStamp({ needed: '10', per: 'amount', perYen: '500', reward: 'AKI' }, t)).toBe(
    '¥500ごとに1個・10個で満了・特典 AKI',
  );
  expect(sayPass({ product: '900', uses: '11', days: '180', gate: 'yes' }, t)).toBe(
    '商品 900・11回・180日有効・タップでゲートが開く',
  );
});
