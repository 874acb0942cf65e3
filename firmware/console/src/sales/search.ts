import { parseWhole } from '../parts/numbers';

/** A search of the books as typed: by number, day, amount and member, by ranges and in combination. */
export interface SearchForm {
  readonly number: string;
  readonly from: string;
  readonly to: string;
  readonly least: string;
  readonly most: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly product: string;
  readonly productName: string;
}

/** The same as the appliance is asked. */
export interface BookQuestion {
  readonly number?: number;
  readonly from?: string;
  readonly to?: string;
  readonly minTotal?: number;
  readonly maxTotal?: number;
  readonly memberId?: string;
  readonly product?: string;
}

export type SearchProblem = 'search.wrong.number' | 'search.wrong.range';
export type SearchErrors = Partial<Record<keyof SearchForm, SearchProblem>>;

export const emptySearch: SearchForm = {
  number: '',
  from: '',
  to: '',
  least: '',
  most: '',
  memberId: '',
  memberName: '',
  product: '',
  productName: '',
};

/** What has to be put right before it can be searched for. */
export function checkSearch(form: SearchForm): SearchErrors {
  const errors: SearchErrors = {};
  for (const field of ['number', 'least', 'most'] as const)
    if (form[field].trim() !== '' && parseWhole(form[field]) === null) errors[field] = 'search.wrong.number';
  if (form.from !== '' && form.to !== '' && form.from > form.to) errors.to = 'search.wrong.range';
  const [least, most] = [parseWhole(form.least), parseWhole(form.most)];
  if (least !== null && most !== null && least > most) errors.most = 'search.wrong.range';
  return errors;
}

/** A checked search; what was left empty is not asked for. */
export function questionOf(form: SearchForm): BookQuestion {
  const [number, least, most] = [parseWhole(form.number), parseWhole(form.least), parseWhole(form.most)];
  return {
    ...(number !== null && { number }),
    ...(form.from !== '' && { from: form.from }),
    ...(form.to !== '' && { to: form.to }),
    ...(least !== null && { minTotal: least }),
    ...(most !== null && { maxTotal: most }),
    ...(form.memberId !== '' && { memberId: form.memberId }),
    ...(form.product !== '' && { product: form.product }),
  };
}
