import type { TFunction } from 'i18next';
import { Refusal } from '../api/client';
import { wordOr } from '../i18n';

/** What to tell the user: in the language of the console where it knows the refusal, else in the appliance's own words. */
export function errorWords(error: unknown, t: TFunction): string {
  if (error instanceof Refusal) {
    const words = error.detail ?? t('error.unknown');
    return error.code === null ? words : wordOr(`refusal.${error.code}`, words);
  }
  return error instanceof TypeError ? t('error.network') : t('error.unknown');
}
