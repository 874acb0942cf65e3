import type { paths } from '../api/schema';
import type { Goods } from '../api/types';
import { isJan, parseWhole, plainDigits } from '../parts/numbers';

type ProductRequest = paths['/api/v1/products/{code}']['put']['requestBody']['content']['application/json'];
export type TaxChoice = 'department' | 'standard' | 'reduced' | 'exempt';

/** A price for a time, as typed. */
export interface TimedPriceForm {
  readonly price: string;
  readonly from: string;
  readonly until: string;
  readonly fromClock: string;
  readonly untilClock: string;
}

/** A product as typed. */
export interface ProductForm {
  readonly code: string;
  readonly jan: string;
  readonly name: string;
  readonly kana: string;
  readonly price: string;
  readonly department: string;
  readonly taxClass: TaxChoice;
  readonly memberPrice: string;
  readonly openPrice: boolean;
  readonly stockKept: boolean;
  readonly reorderPoint: string;
  readonly timedPrices: readonly TimedPriceForm[];
}

export type ProductField = keyof ProductForm;
/** What is wrong, as a key of the words. */
export type ProductErrors = Partial<Record<ProductField, ProductProblem>>;
export type ProductProblem =
  | 'form.required'
  | 'form.yen'
  | 'form.digits'
  | 'product.wrong.code'
  | 'product.wrong.jan'
  | 'product.wrong.long'
  | 'product.wrong.kana'
  | 'product.wrong.department'
  | 'product.wrong.memberPrice'
  | 'product.wrong.timed';

export const highestPrice = 9_999_999;
const nameLength = 40;
const kanaLength = 20;
const highestReorderPoint = 999_999;

export const emptyProduct: ProductForm = {
  code: '',
  jan: '',
  name: '',
  kana: '',
  price: '',
  department: '',
  taxClass: 'department',
  memberPrice: '',
  openPrice: false,
  stockKept: false,
  reorderPoint: '0',
  timedPrices: [],
};

export function toForm(product: Goods): ProductForm {
  return {
    code: product.code,
    jan: product.jan ?? '',
    name: product.name,
    kana: product.kana,
    price: String(product.price),
    department: String(product.department),
    taxClass: product.taxClass ?? 'department',
    memberPrice: product.memberPrice === null ? '' : String(product.memberPrice),
    openPrice: product.openPrice,
    stockKept: product.stockKept,
    reorderPoint: String(product.reorderPoint),
    timedPrices: product.timedPrices.map(({ price, from, until, fromClock, untilClock }) => ({
      price: String(price),
      from,
      until,
      fromClock: fromClock?.slice(0, 5) ?? '',
      untilClock: untilClock?.slice(0, 5) ?? '',
    })),
  };
}

/** What has to be put right before it can be saved. The appliance looks at all of it again. */
export function checkProduct(form: ProductForm, departments: readonly number[]): ProductErrors {
  const errors: ProductErrors = {};
  const price = parseWhole(form.price);
  const member = form.memberPrice.trim() === '' ? null : parseWhole(form.memberPrice);
  const jan = plainDigits(form.jan);
  const reorder = parseWhole(form.reorderPoint);
  if (!/^\d{1,13}$/.test(plainDigits(form.code))) errors.code = 'product.wrong.code';
  if (jan !== '' && !isJan(jan)) errors.jan = 'product.wrong.jan';
  if (form.name.trim() === '') errors.name = 'form.required';
  else if (form.name.trim().length > nameLength) errors.name = 'product.wrong.long';
  if (!isReading(form.kana)) errors.kana = 'product.wrong.kana';
  if (price === null || price > highestPrice) errors.price = 'form.yen';
  if (!departments.includes(Number(form.department))) errors.department = 'product.wrong.department';
  if (form.memberPrice.trim() !== '' && (member === null || (price !== null && member > price)))
    errors.memberPrice = 'product.wrong.memberPrice';
  if (reorder === null || reorder > highestReorderPoint) errors.reorderPoint = 'form.digits';
  if (!form.timedPrices.every(isTimed)) errors.timedPrices = 'product.wrong.timed';
  return errors;
}

/** A reading in kana of any width, letters and figures; empty means it is made from the name. */
function isReading(kana: string): boolean {
  const folded = kana.normalize('NFKC').trim();
  return folded.length <= kanaLength && /^[\u3041-\u3096\u30a1-\u30fc -~]*$/.test(folded);
}

function isTimed({ price, from, until, fromClock, untilClock }: TimedPriceForm): boolean {
  const yen = parseWhole(price);
  const days = /^\d{4}-\d{2}-\d{2}$/.test(from) && /^\d{4}-\d{2}-\d{2}$/.test(until) && from <= until;
  return yen !== null && yen <= highestPrice && days && (fromClock === '') === (untilClock === '');
}

/** A checked form as it is sent. */
export function toRequest(form: ProductForm): ProductRequest {
  const jan = plainDigits(form.jan);
  const kana = form.kana.trim();
  const clock = (typed: string) => (typed === '' ? null : `${typed}:00`);
  return {
    name: form.name.trim(),
    price: parseWhole(form.price) ?? 0,
    department: Number(form.department),
    jan: jan === '' ? null : jan,
    kana: kana === '' ? null : kana,
    taxClass: form.taxClass === 'department' ? null : form.taxClass,
    memberPrice: form.memberPrice.trim() === '' ? null : parseWhole(form.memberPrice),
    openPrice: form.openPrice,
    stockKept: form.stockKept,
    reorderPoint: parseWhole(form.reorderPoint) ?? 0,
    timedPrices: form.timedPrices.map(({ price, from, until, fromClock, untilClock }) => ({
      price: parseWhole(price) ?? 0,
      from,
      until,
      fromClock: clock(fromClock),
      untilClock: clock(untilClock),
    })),
  };
}
