import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Coupon } from '../api/types';
import { percent, yen } from '../format/yen';
import { businessDay, fullDay } from '../format/time';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import classes from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { checkCoupon, emptyCoupon, toCoupon, toCouponForm, type CouponForm } from './couponForm';
import { couponsQuery } from './queries';

/** Whether a coupon can be used today. */
function isUsable({ from, until }: Coupon): boolean {
  const today = businessDay(new Date());
  return from <= today && today <= until;
}

/** クーポン: the list, and a form for one. */
export function Coupons() {
  const { t } = useTranslation();
  const coupons = useQuery(couponsQuery);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <Answer query={coupons}>
        {(list) => (
          <>
            <Head
              title={t('coupons.title')}
              figure={t('coupons.usable', { usable: list.filter(isUsable).length })}
              note={t('coupons.lead')}
            >
              <Button size="md" onClick={() => setOpen('')}>
                {t('coupons.new')}
              </Button>
            </Head>
            {list.length === 0 && <p className={classes['quiet']}>{t('coupons.empty')}</p>}
            {list.length > 0 && (
              <table className={classes['list']} data-fold="" aria-label={t('coupons.title')}>
                <thead>
                  <tr>
                    <th>{t('product.name')}</th>
                    <th>{t('coupon.code')}</th>
                    <th>{t('coupon.days')}</th>
                    <th className={classes['number']}>{t('coupon.worth')}</th>
                    <th aria-hidden="true" />
                  </tr>
                </thead>
                <tbody>
                  {list.map((coupon) => (
                    <tr key={coupon.code}>
                      <td data-main="">{coupon.name}</td>
                      <td>{coupon.code}</td>
                      <td>{`${fullDay(coupon.from)} – ${fullDay(coupon.until)}`}</td>
                      <td className={classes['number']} data-figure="">
                        {coupon.basisPoints > 0 ? `−${percent(coupon.basisPoints)}` : yen(-coupon.amount)}
                      </td>
                      <td className={classes['number']}>
                        <Button
                          variant="default"
                          size="md"
                          aria-label={t('coupons.edit', { name: coupon.name })}
                          onClick={() => setOpen(coupon.code)}
                        >
                          {t('form.edit')}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {open !== null && (
              <div className={classes['panel']}>
                <h2>{open === '' ? t('coupons.new') : t('coupons.edit', { name: open })}</h2>
                <Form
                  key={open}
                  coupon={list.find((coupon) => coupon.code === open) ?? null}
                  onSaved={() => setOpen(null)}
                />
              </div>
            )}
          </>
        )}
      </Answer>
    </>
  );
}

function Form({ coupon, onSaved }: { coupon: Coupon | null; onSaved: () => void }) {
  const { t } = useTranslation();
  const saved = coupon === null ? emptyCoupon : toCouponForm(coupon);
  const { form, set, dirty, drop } = useDraft<CouponForm>(`coupon:${coupon?.code ?? ''}`, saved);
  const [tried, setTried] = useState(false);
  const errors = checkCoupon(form);
  const save = useSave<CouponForm>(
    (value) =>
      api.PUT('/api/v1/coupons/{code}', {
        params: { path: { code: value.code.trim() } },
        body: toCoupon(value),
      }),
    [couponsQuery.queryKey],
  );
  const text = (field: 'code' | 'name' | 'worth' | 'from' | 'until' | 'minimumTotal') => ({
    size: 'md' as const,
    label: t(`coupon.${field}`),
    value: form[field],
    error: tried && errors[field] !== undefined ? t(errors[field]) : null,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    save.mutate(
      { value: form, before: coupon === null ? null : saved },
      {
        onSuccess: () => {
          drop();
          setTried(false);
          onSaved();
        },
      },
    );
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <TextInput {...text('code')} disabled={coupon !== null} />
      <TextInput {...text('name')} />
      <NativeSelect
        size="md"
        label={t('coupon.kind')}
        value={form.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as CouponForm['kind'] })}
        data={(['amount', 'part'] as const).map((value) => ({ value, label: t(`coupon.kind.${value}`) }))}
      />
      <TextInput {...text('worth')} inputMode="decimal" />
      <TextInput {...text('from')} type="date" />
      <TextInput {...text('until')} type="date" />
      <TextInput {...text('minimumTotal')} inputMode="numeric" />
      <Checkbox
        size="md"
        label={t('coupon.personal')}
        checked={form.personal}
        onChange={(event) => set({ personal: event.currentTarget.checked })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}
