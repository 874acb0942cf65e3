import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { errorWords } from '../app/errors';
import classes from '../parts/page.module.css';
import { useSave } from '../parts/useSave';
import { couponsQuery } from '../products/queries';

/** A coupon of their own for one member, by hand. */
export function GiveCoupon({ id }: { id: string }) {
  const { t } = useTranslation();
  const kinds = useQuery(couponsQuery);
  const [code, setCode] = useState('');
  const [until, setUntil] = useState('');
  const give = useSave<{ code: string; until: string }>(
    (body) =>
      api.POST('/api/v1/members/{id}/coupons', { params: { path: { id } }, body: { ...body, uses: 1 } }),
    [['member', id]],
  );
  if (kinds.data === undefined || kinds.data.length === 0) return null;
  const ready = code !== '' && until !== '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) give.mutate({ value: { code, until }, before: null }, { onSuccess: () => setCode('') });
  };
  return (
    <form className={classes['panel']} onSubmit={submit}>
      <h2>{t('loyalty.giveCoupon')}</h2>
      <p className={classes['quiet']}>{t('loyalty.giveCouponHelp')}</p>
      <div className={classes['set']}>
        <NativeSelect
          size="md"
          label={t('loyalty.coupon')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          data={[
            { value: '', label: t('loyalty.chooseCoupon') },
            ...kinds.data.map((kind) => ({ value: kind.code, label: kind.name })),
          ]}
        />
        <TextInput
          size="md"
          type="date"
          label={t('loyalty.couponUntil')}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Button type="submit" size="md" disabled={!ready || give.isPending}>
          {t('loyalty.giveCouponNow')}
        </Button>
      </div>
      {give.error !== null && <p role="alert">{errorWords(give.error, t)}</p>}
    </form>
  );
}

/** The number a member keys in before many points are used; empty takes it away. */
export function PointPin({ id }: { id: string }) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const set = useSave<string>(
    (value) => api.PUT('/api/v1/members/{id}/pin', { params: { path: { id } }, body: { pin: value } }),
    [['member', id]],
  );
  const digits = pin.normalize('NFKC');
  const ready = /^\d{4,8}$/.test(digits);
  const send = (value: string) => set.mutate({ value, before: null }, { onSuccess: () => setPin('') });
  return (
    <form
      className={classes['panel']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send(digits);
      }}
    >
      <h2>{t('loyalty.pin')}</h2>
      <p className={classes['quiet']}>{t('loyalty.pinSetHelp')}</p>
      <div className={classes['set']}>
        <TextInput
          size="md"
          type="password"
          label={t('loyalty.pinNew')}
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={8}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <Button type="submit" size="md" disabled={!ready || set.isPending}>
          {t('loyalty.pinSet')}
        </Button>
        <Button variant="default" size="md" disabled={set.isPending} onClick={() => send('')}>
          {t('loyalty.pinRemove')}
        </Button>
      </div>
      {set.error !== null && <p role="alert">{errorWords(set.error, t)}</p>}
    </form>
  );
}
