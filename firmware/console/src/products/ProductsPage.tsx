import { usePath } from '../app/router';
import { Coupons } from './Coupons';
import { Departments } from './Departments';
import { ImportExport } from './ImportExport';
import { ProductEditor } from './ProductEditor';
import { ProductList } from './ProductList';
import { Stock } from './Stock';

/** 商品: the list and each product, departments, coupons, and moving in by CSV. */
export default function ProductsPage() {
  const path = usePath();
  const code = /^\/products\/code\/(\d{1,13})$/.exec(path)?.[1];
  if (code !== undefined) return <ProductEditor key={code} code={code} />;
  switch (path) {
    case '/products/new':
      return <ProductEditor code={null} />;
    case '/products/stock':
      return <Stock />;
    case '/products/departments':
      return <Departments />;
    case '/products/coupons':
      return <Coupons />;
    case '/products/import':
      return <ImportExport />;
    default:
      return <ProductList />;
  }
}
