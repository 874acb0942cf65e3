import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Shop } from '../api/types';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { InStoreCodes } from './InStoreCodes';
import { LogoField } from './LogoField';
import { ReceiptPreview } from './ReceiptPreview';
import { checkShop, toShop, toShopForm, type ShopForm } from './shopForm';
import { TaxRates } from './TaxRates';

const shopQuery = queryOptions({
  queryKey: ['shop'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/shop', { signal })),
});

export function ShopSettings() {
  const { t } = useTranslation();
  const shop = useQuery(shopQuery);
  return (
    <>
      <h1 className="heard">{t('shop.title')}</h1>
      <Answer query={shop}>{(one) => <Form shop={one} />}</Answer>
    </>
  );
}

type Word = Exclude<
  { [F in keyof ShopForm]: ShopForm[F] extends string ? F : never }[keyof ShopForm],
  undefined
>;
type Flag = Exclude<
  { [F in keyof ShopForm]: ShopForm[F] extends boolean ? F : never }[keyof ShopForm],
  undefined
>;

function Form({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const saved = toShopForm(shop);
  const { form, set, dirty, drop } = useDraft<ShopForm>('shop', saved);
  const [tried, setTried] = useState(false);
  const errors = checkShop(form);
  const save = useSave<ShopForm>(
    (value) => api.PUT('/api/v1/shop', { body: toShop(value, shop) }),
    [shopQuery.queryKey],
  );
  const wrong = (field: keyof ShopForm) => (tried && errors[field] !== undefined ? t(errors[field]) : null);
  const text = (field: Exclude<Word, 'taxRounding' | 'pointsUsedAs' | 'pointsBase' | 'logo'>) => ({
    size: 'md' as const,
    label: t(`shop.${field}`),
    value: form[field],
    error: wrong(field),
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const flag = (field: Flag) => ({
    size: 'md' as const,
    label: t(`shop.${field}`),
    checked: form[field],
    onChange: (event: { currentTarget: { checked: boolean } }) =>
      set({ [field]: event.currentTarget.checked }),
  });
  const choice = <F extends 'taxRounding' | 'pointsUsedAs' | 'pointsBase'>(
    field: F,
    values: readonly { value: ShopForm[F]; label: string }[],
  ) => (
    <NativeSelect
      size="md"
      label={t(`shop.${field}`)}
      value={form[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      data={values.map(({ value, label }) => ({ value, label }))}
    />
  );
  // The same object as long as nothing is typed: the paper is then drawn once.
  const whole = Object.keys(errors).length === 0;
  const draft = useMemo(() => (whole ? toShop(form, shop) : null), [whole, form, shop]);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    save.mutate({ value: form, before: saved }, { onSuccess: drop });
  };

  return (
    <form
      onSubmit={submit}
      noValidate
      style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 40 }}
    >
      <section>
        <h2>{t('shop.profile')}</h2>
        <div className={classes['form']}>
          <TextInput {...text('name')} />
          <TextInput {...text('phone')} />
          <TextInput {...text('address')} />
          <TextInput {...text('registrationNumber')} placeholder="T1234567890123" />
        </div>
      </section>
      <section>
        <h2>{t('shop.tax')}</h2>
        <div className={classes['form']}>
          <TaxRates
            rates={form.taxRates}
            error={wrong('taxRates')}
            onChange={(taxRates) => set({ taxRates })}
          />
          {choice('taxRounding', [
            { value: 'down', label: t('rounding.down') },
            { value: 'half-up', label: t('rounding.half-up') },
            { value: 'up', label: t('rounding.up') },
          ])}
        </div>
      </section>
      <section>
        <h2>{t('shop.points')}</h2>
        <div className={classes['form']}>
          <TextInput {...text('yenPerPoint')} inputMode="numeric" />
          {choice('pointsUsedAs', [
            { value: 'tender', label: t('pointsUsedAs.tender') },
            { value: 'discount', label: t('pointsUsedAs.discount') },
          ])}
          {choice('pointsBase', [
            { value: 'included', label: t('pricing.included') },
            { value: 'excluded', label: t('pricing.excluded') },
          ])}
          <Switch {...flag('grantedOnUsed')} />
        </div>
      </section>
      <section>
        <h2>{t('shop.counter')}</h2>
        <div className={classes['form']}>
          <TextInput {...text('dayStarts')} inputMode="numeric" />
          <TextInput {...text('lockAfter')} inputMode="numeric" />
          <TextInput {...text('drawerAlarm')} inputMode="numeric" />
          <TextInput {...text('cardAfterSale')} inputMode="numeric" />
          <Switch {...flag('signInRequired')} />
          <Switch {...flag('eatInByDefault')} />
        </div>
      </section>
      <section>
        <h2>{t('inStore.title')}</h2>
        <div className={classes['form']}>
          <InStoreCodes
            codes={form.inStoreCodes}
            error={wrong('inStoreCodes')}
            onChange={(inStoreCodes) => set({ inStoreCodes })}
          />
        </div>
      </section>
      <section>
        <h2>{t('shop.receipt')}</h2>
        <div className={classes['form']}>
          <fieldset>
            <Textarea {...text('header')} rows={3} />
            <TextInput {...text('thanks')} />
            <Textarea {...text('footer')} rows={3} />
            <TextInput {...text('couponText')} />
            <Switch {...flag('showStaff')} />
            <Switch {...flag('showMember')} />
            <Switch {...flag('showProof')} />
            <LogoField logo={form.logo} onChange={(logo) => set({ logo })} />
          </fieldset>
          <ReceiptPreview shop={draft} />
        </div>
      </section>
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
      {tried && Object.keys(errors).length > 0 && (
        <p role="alert" style={{ color: 'var(--bad)' }}>
          {t('shop.wrong.some')}
        </p>
      )}
    </form>
  );
}
