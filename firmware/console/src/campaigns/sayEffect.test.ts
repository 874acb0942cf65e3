import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { CampaignEffect } from '../api/types';
import { en } from '../i18n/en';
import { sayEffect } from './sayEffect';

const t = ((key: keyof typeof en, values: Record<string, unknown> = {}) =>
  Object.entries(values).reduce<string>(
    (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
    en[key],
  )) as unknown as TFunction;

const effect = (part: object) =>
  ({ control: { members: 40 }, uplift: null, low: null, high: null, ...part }) as CampaignEffect;

test('an effect is told in the language of the screen, with how sure it is', () => {
  expect(sayEffect(effect({ verdict: 'less', uplift: -420, low: -730, high: -110 }), t)).toBe(
    '¥420 less per member than the control group (95% confidence −¥730 to −¥110)',
  );
  expect(sayEffect(effect({ verdict: 'too-small' }), t)).toContain('Too few');
  expect(sayEffect(effect({ verdict: 'too-small', control: { members: 0 } }), t)).toContain(
    'No control group',
  );
});
