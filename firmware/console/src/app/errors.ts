import type { TFunction } from 'i18next';
import { Refusal } from '../api/client';

/** What to tell the user: the appliance's own words where it had any. */
export function errorWords(error: unknown, t: TFunction): string {
  if (error instanceof Refusal) return error.detail ?? t('error.unknown');
  return error instanceof TypeError ? t('error.network') : t('error.unknown');
}
