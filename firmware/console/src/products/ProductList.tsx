import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Goods } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { go } from '../app/router';
import { count, yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import { useDepartmentName } from '../parts/names';
import classes from '../parts/page.module.css';
import { productsQuery } from './queries';

/** Typing pauses this long before it is searched for. */
const pauseMs = 200;

export function ProductList() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), pauseMs);
  const products = useInfiniteQuery({ ...productsQuery(query), placeholderData: keepPreviousData });
  const items = products.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <h1 className="heard">{t('nav.products')}</h1>
      <div className={classes['search']} role="search">
        <TextInput
          size="md"
          label={t('products.search')}
          value={typed}
          maxLength={64}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button size="md" onClick={() => go('/products/new')}>
          {t('products.new')}
        </Button>
      </div>
      <Answer query={{ data: items, error: products.error, refetch: products.refetch as never }}>
        {(list) =>
          list.length === 0 ? (
            <div className={classes['empty']}>
              <h2>{query === '' ? t('products.empty') : t('products.none', { query })}</h2>
              <p>{query === '' ? t('products.emptyStep') : t('products.noneStep')}</p>
            </div>
          ) : (
            <>
              <Table list={list} />
              <div className={classes['more']}>
                {products.hasNextPage && (
                  <Button
                    variant="default"
                    size="md"
                    disabled={products.isFetchingNextPage}
                    onClick={() => void products.fetchNextPage()}
                  >
                    {products.isFetchingNextPage ? t('common.loading') : t('sales.more')}
                  </Button>
                )}
                {products.isFetchNextPageError && <p role="alert">{errorWords(products.error, t)}</p>}
              </div>
            </>
          )
        }
      </Answer>
    </>
  );
}

function Table({ list }: { list: readonly Goods[] }) {
  const { t } = useTranslation();
  const departmentName = useDepartmentName();
  return (
    <table className={classes['list']} data-fold="" aria-label={t('products.list')}>
      <thead>
        <tr>
          <th>{t('product.name')}</th>
          <th>{t('product.code')}</th>
          <th>{t('product.jan')}</th>
          <th>{t('product.department')}</th>
          <th className={classes['number']}>{t('product.stock')}</th>
          <th className={classes['number']}>{t('product.price')}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((product) => (
          <tr key={product.code}>
            <td data-main="">
              <Link href={`/products/code/${product.code}`}>{product.name}</Link>
            </td>
            <td>{product.code}</td>
            <td>{product.jan}</td>
            <td>{departmentName(product.department)}</td>
            <td className={classes['number']}>
              {product.stock === null ? '' : t('product.pieces', { pieces: count(product.stock) })}
              {product.stock !== null && product.stock <= product.reorderPoint && (
                <span className={classes['mark']} data-state="warn">
                  {t('product.low')}
                </span>
              )}
            </td>
            <td className={classes['number']} data-figure="">
              {product.openPrice ? t('product.open') : yen(product.price)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
