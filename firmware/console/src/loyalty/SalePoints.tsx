import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { count } from '../format/yen';
import { Facts } from '../parts/Facts';
import { salePointsQuery } from './queries';

/** Why a sale gave the points it gave: its parts with their reasons, and their sum. */
export function SalePoints({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(salePointsQuery(id));
  if (data === undefined || data.parts.length === 0) return null;
  return (
    <Facts
      title={t('loyalty.why')}
      facts={[
        ...data.parts.map(({ words, points }) => [words, `+${count(points)}P`] as const),
        [t('loyalty.sum'), `${count(data.granted)}P`, 'sum'],
      ]}
    />
  );
}
