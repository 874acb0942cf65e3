import type { TFunction } from 'i18next';
import type { CampaignEffect } from '../api/types';
import { yen } from '../format/yen';

/** What the two groups say, in one sentence in the language of the screen. */
export function sayEffect({ verdict, control, uplift, low, high }: CampaignEffect, t: TFunction): string {
  if (verdict === 'too-small')
    return t(control.members === 0 ? 'effect.say.noControl' : 'effect.say.tooSmall');
  const interval = t('effect.say.interval', { low: yen(low ?? 0), high: yen(high ?? 0) });
  return t(`effect.say.${verdict}`, { yen: yen(Math.abs(uplift ?? 0)), interval });
}
