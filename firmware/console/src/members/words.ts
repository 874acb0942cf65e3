import { useTranslation } from 'react-i18next';

/** Days since the last visit in words: 今日, 42日前. */
export function useSince(): (days: number | null) => string {
  const { t } = useTranslation();
  return (days) =>
    days === null ? t('member.never') : days === 0 ? t('member.today') : t('member.daysAgo', { days });
}

export { fullDay } from '../format/time';
