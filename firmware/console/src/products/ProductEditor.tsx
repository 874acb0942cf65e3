import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Department, Goods } from '../api/types';
import { Link } from '../app/Link';
import { go } from '../app/router';
import { devicesQuery } from '../app/queries';
import { Answer } from '../parts/Answer';
import { departmentsQuery } from '../parts/names';
import { plainDigits } from '../parts/numbers';
import classes from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import {
  checkProduct,
  emptyProduct,
  toForm,
  toRequest,
  type ProductField,
  type ProductForm,
  type TaxChoice,
} from './productForm';
import { productQuery } from './queries';
import { StockMove } from './StockMove';
import { TimedPrices } from './TimedPrices';

/** One product: a known one by its code, or a new one. */
export function ProductEditor({ code }: { code: string | null }) {
  const { t } = useTranslation();
  const departments = useQuery(departmentsQuery);
  const product = useQuery({ ...productQuery(code ?? ''), enabled: code !== null });
  return (
    <>
      <p>
        <Link href="/products">{t('products.back')}</Link>
      </p>
      <Answer query={departments}>
        {(known) =>
          code === null ? (
            <>
              <h1>{t('products.new')}</h1>
              <Form product={null} departments={known} />
            </>
          ) : (
            <Answer query={product}>
              {(one) => (
                <>
                  <h1>{one.name}</h1>
                  {one.stock !== null && <StockMove product={one} />}
                  <Form product={one} departments={known} />
                </>
              )}
            </Answer>
          )
        }
      </Answer>
    </>
  );
}

function Form({ product, departments }: { product: Goods | null; departments: readonly Department[] }) {
  const { t } = useTranslation();
  const { form, set, dirty, drop } = useDraft<ProductForm>(
    `product:${product?.code ?? ''}`,
    product === null ? emptyProduct : toForm(product),
  );
  // A field is looked at when it is left, all of them when saving is tried.
  const [left, setLeft] = useState<ReadonlySet<ProductField> | 'all'>(new Set());
  const errors = checkProduct(
    form,
    departments.map(({ number }) => number),
  );
  const save = useSave<ProductForm>(
    (value) =>
      api.PUT('/api/v1/products/{code}', {
        params: { path: { code: plainDigits(value.code) } },
        body: toRequest(value),
      }),
    [['products'], devicesQuery.queryKey],
  );
  const wrong = (field: ProductField) => {
    const problem = errors[field];
    return problem !== undefined && (left === 'all' || left.has(field)) ? t(problem) : null;
  };
  const text = (field: 'code' | 'jan' | 'name' | 'kana' | 'price' | 'memberPrice' | 'reorderPoint') => ({
    size: 'md' as const,
    label: t(`product.${field}`),
    value: form[field],
    error: wrong(field),
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
    onBlur: () => setLeft((before) => (before === 'all' ? before : new Set(before).add(field))),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setLeft('all');
    if (Object.keys(errors).length > 0) return;
    save.mutate(
      { value: form, before: product === null ? null : toForm(product) },
      {
        onSuccess: () => {
          drop();
          if (product === null) go(`/products/code/${plainDigits(form.code)}`);
        },
      },
    );
  };

  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput {...text('name')} />
      <TextInput {...text('kana')} description={t('product.kanaHelp')} />
      <TextInput {...text('code')} inputMode="numeric" disabled={product !== null} />
      <TextInput {...text('jan')} inputMode="numeric" />
      <TextInput {...text('price')} inputMode="numeric" />
      <TextInput {...text('memberPrice')} inputMode="numeric" description={t('product.memberPriceHelp')} />
      <NativeSelect
        size="md"
        label={t('product.department')}
        value={form.department}
        error={wrong('department')}
        onChange={(event) => set({ department: event.currentTarget.value })}
        data={[
          { value: '', label: t('product.chooseDepartment') },
          ...departments.map(({ number, name }) => ({ value: String(number), label: `${number} ${name}` })),
        ]}
      />
      <NativeSelect
        size="md"
        label={t('product.taxClass')}
        value={form.taxClass}
        onChange={(event) => set({ taxClass: event.currentTarget.value as TaxChoice })}
        data={(['department', 'standard', 'reduced', 'exempt'] as const).map((value) => ({
          value,
          label: t(`taxClass.${value}`),
        }))}
      />
      <fieldset>
        <Switch
          size="md"
          label={t('product.openPrice')}
          checked={form.openPrice}
          onChange={(event) => set({ openPrice: event.currentTarget.checked })}
        />
        <Switch
          size="md"
          label={t('product.stockKept')}
          checked={form.stockKept}
          onChange={(event) => set({ stockKept: event.currentTarget.checked })}
        />
      </fieldset>
      {form.stockKept && <TextInput {...text('reorderPoint')} inputMode="numeric" />}
      <TimedPrices
        prices={form.timedPrices}
        error={wrong('timedPrices')}
        onChange={(timedPrices) => set({ timedPrices })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
      {product === null && (
        <div data-wide="">
          <Button variant="default" onClick={() => go('/products/import')}>
            {t('products.byCsv')}
          </Button>
        </div>
      )}
    </form>
  );
}
