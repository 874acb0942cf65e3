import { NativeSelect } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { count, percent } from '../format/yen';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { MemberTable } from './MemberTable';
import { likelyBuyersQuery, togetherQuery } from './queries';

const productsListed = 200;

const goodsQuery = queryOptions({
  queryKey: ['products', 'choices'],
  queryFn: async ({ signal }) =>
    bodyOf(await api.GET('/api/v1/products', { signal, params: { query: { limit: productsListed } } })),
});

/** 併売: what goes together, and who is likely to buy a product they have not bought yet. */
export function Together() {
  const { t } = useTranslation();
  const together = useQuery(togetherQuery);
  const goods = useQuery(goodsQuery);
  const [product, setProduct] = useState('');
  const buyers = useQuery(likelyBuyersQuery(product));
  return (
    <>
      <h1 className="heard">{t('together.title')}</h1>
      <Answer query={together}>
        {(rows) => (
          <section>
            {rows.length === 0 && <p className={page['quiet']}>{t('together.empty')}</p>}
            {rows.length > 0 && (
              <table className={page['list']} data-fold="" aria-label={t('together.title')}>
                <thead>
                  <tr>
                    <th>{t('together.pair')}</th>
                    <th className={page['number']}>{t('together.baskets')}</th>
                    <th className={page['number']}>{t('together.confidence')}</th>
                    <th className={page['number']}>{t('together.lift')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, 30).map((row) => (
                    <tr key={`${row.code}/${row.with}`}>
                      <td data-main="">{t('together.of', { one: row.name, other: row.withName })}</td>
                      <td className={page['number']}>{count(row.baskets)}</td>
                      <td className={page['number']}>
                        {percent(Math.round(row.confidenceBasisPoints / 100) * 100)}
                      </td>
                      <td className={page['number']} data-figure="">
                        {t('together.times', { times: (row.liftPercent / 100).toFixed(1) })}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        )}
      </Answer>
      <section className={page['panel']}>
        <h2>{t('buyers.title')}</h2>
        <NativeSelect
          size="md"
          label={t('buyers.product')}
          description={t('buyers.help')}
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
          data={[
            { value: '', label: t('builder.choose') },
            ...(goods.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          style={{ maxWidth: 480, marginBottom: 16 }}
        />
        {product !== '' && (
          <Answer query={buyers}>
            {(rows) => (
              <MemberTable
                label={t('buyers.title')}
                noted={t('buyers.match')}
                rows={rows.map(({ member, score }) => ({
                  member,
                  note: t('buyers.score', { count: score }),
                }))}
              />
            )}
          </Answer>
        )}
      </section>
    </>
  );
}
