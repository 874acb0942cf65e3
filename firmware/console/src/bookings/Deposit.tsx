import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { yen } from '../format/yen';
import { parseWhole } from '../parts/numbers';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useSave } from '../parts/useSave';
import type { Booking } from './queries';

/** How money comes that does not go through the drawer; cash is taken at the register. */
const kinds = ['credit', 'qr', 'e-money'] as const;

interface Taken {
  readonly amount: string;
  readonly kind: (typeof kinds)[number];
}

/** 予約金: how it is taken at the register, and a note of one that was paid elsewhere. */
export function Deposit({ booking }: { booking: Booking }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const due = booking.deposit - booking.depositTaken;
  return (
    <div style={{ margin: '16px 0 24px' }}>
      <p className={page['quiet']}>{t('bookings.depositHow')}</p>
      {open ? (
        <Elsewhere id={booking.id} due={due} onClose={() => setOpen(false)} />
      ) : (
        <Button variant="default" mt={8} onClick={() => setOpen(true)}>
          {t('bookings.depositElsewhere')}
        </Button>
      )}
    </div>
  );
}

interface ElsewhereProps {
  readonly id: string;
  /** What is asked for and not there yet, in yen. */
  readonly due: number;
  readonly onClose: () => void;
}

function Elsewhere({ id, due, onClose }: ElsewhereProps) {
  const { t } = useTranslation();
  const [taken, setTaken] = useState<Taken>({ amount: String(due), kind: 'credit' });
  const amount = parseWhole(taken.amount) ?? 0;
  const save = useSave<Taken>(
    ({ kind }) =>
      api.POST('/api/v1/bookings/{id}/deposit', { params: { path: { id } }, body: { amount, kind } }),
    [['bookings']],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ value: taken, before: null }, { onSuccess: onClose });
  };
  return (
    <form className={page['form']} style={{ marginTop: 16 }} onSubmit={submit} noValidate>
      <TextInput
        size="md"
        label={t('bookings.depositAmount')}
        description={t('bookings.depositAmountHelp', { yen: yen(due) })}
        inputMode="numeric"
        value={taken.amount}
        autoComplete="off"
        onChange={(event) => setTaken({ ...taken, amount: event.currentTarget.value })}
      />
      <NativeSelect
        size="md"
        label={t('bookings.depositKind')}
        value={taken.kind}
        data={kinds.map((value) => ({ value, label: t(`tender.${value}`) }))}
        onChange={(event) => setTaken({ ...taken, kind: event.currentTarget.value as Taken['kind'] })}
      />
      <SaveRow dirty={amount > 0} busy={save.isPending} error={save.error} onDrop={onClose} />
    </form>
  );
}
