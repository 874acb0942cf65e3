import type { TFunction } from 'i18next';
import type { CampaignEffect } from '../api/types';
import { count, yen } from '../format/yen';

/** What the two groups say, in one sentence in the language of the screen. */
export function sayEffect(effect: CampaignEffect, t: TFunction): string {
  const { verdict, tooSmall, missingMembers, uplift, low, high } = effect;
  if (verdict === 'too-small')
    return t(`effect.say.${tooSmall ?? 'few-sales'}`, { people: count(missingMembers) });
  const interval = t('effect.say.interval', { low: yen(low ?? 0), high: yen(high ?? 0) });
  return t(`effect.say.${verdict}`, { yen: yen(Math.abs(uplift ?? 0)), interval });
}
