import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { may, type Person } from '../api/session';
import { go } from './router';
import { railFor } from './places';

/**
 * Where somebody begins: with what leads their rail. Only who finds a virtual appliance on which nothing was ever sold
 * is shown the appliance itself first.
 */
export function Home({ person }: { person: Person }) {
  const { t } = useTranslation();
  const first = railFor(person).items[0]?.path ?? '/account';
  const asks = first === '/today' && may(person, 'counter.read') && may(person, 'sales.read');
  const untouched = useQuery({
    queryKey: ['untouched'],
    queryFn: async ({ signal }) => {
      const [devices, sales] = await Promise.all([
        api.GET('/api/v1/devices', { signal }),
        api.GET('/api/v1/sales', { signal, params: { query: { limit: 1 } } }),
      ]);
      const real = bodyOf(devices).some(({ driver }) => driver !== 'virtual' && driver !== 'none');
      return !real && bodyOf(sales).items.length === 0;
    },
    enabled: asks,
  });
  const home = !asks || untouched.isError ? first : untouched.data === true ? '/appliance' : first;
  const known = !asks || untouched.isError || untouched.data !== undefined;
  useEffect(() => {
    if (known) go(home, 'instead');
  }, [known, home]);
  return <p className="heard">{t('common.loading')}</p>;
}
