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
  ({ missingMembers: 0, tooSmall: null, uplift: null, low: null, high: null, ...part }) as CampaignEffect;

test('an effect is told in the language of the screen, with how sure it is', () => {
  expect(sayEffect(effect({ verdict: 'less', uplift: -420, low: -730, high: -110 }), t)).toBe(
    '¥420 less per member than the control group (95% confidence −¥730 to −¥110)',
  );
});

test('an effect that cannot be told says why', () => {
  const small = (part: object) => sayEffect(effect({ verdict: 'too-small', ...part }), t);
  expect(small({ tooSmall: 'few-members', missingMembers: 12 })).toContain('12 missing');
  expect(small({ tooSmall: 'few-sales' })).toContain('have bought');
  expect(small({ tooSmall: 'no-control' })).toContain('No control group');
});
