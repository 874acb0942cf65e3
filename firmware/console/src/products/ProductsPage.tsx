import { useTranslation } from 'react-i18next';
import { usePath } from '../app/router';
import { Tabs } from '../parts/Tabs';
import { Coupons } from './Coupons';
import { Departments } from './Departments';
import { ImportExport } from './ImportExport';
import { ProductEditor } from './ProductEditor';
import { ProductList } from './ProductList';
import { Stock } from './Stock';

/** 商品: the list and each product, departments, coupons, and moving in by CSV. */
export default function ProductsPage() {
  const { t } = useTranslation();
  const path = usePath();
  const code = /^\/products\/code\/(\d{1,13})$/.exec(path)?.[1];
  if (code !== undefined) return <ProductEditor key={code} code={code} />;
  if (path === '/products/new') return <ProductEditor code={null} />;
  return (
    <>
      <Tabs
        label={t('products.parts')}
        current={path}
        tabs={[
          { href: '/products', word: t('nav.products') },
          { href: '/products/stock', word: t('stock.title') },
          { href: '/products/departments', word: t('departments.title') },
          { href: '/products/coupons', word: t('coupons.title') },
          { href: '/products/import', word: t('import.title') },
        ]}
      />
      {path === '/products/stock' ? (
        <Stock />
      ) : path === '/products/departments' ? (
        <Departments />
      ) : path === '/products/coupons' ? (
        <Coupons />
      ) : path === '/products/import' ? (
        <ImportExport />
      ) : (
        <ProductList />
      )}
    </>
  );
}
