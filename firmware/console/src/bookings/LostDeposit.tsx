import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { may, session } from '../api/session';
import { errorWords } from '../app/errors';
import { useStore } from '../app/store';
import { day } from '../format/time';
import { yen } from '../format/yen';
import { languageOf } from '../i18n';
import { useStaffName } from '../parts/names';
import { parseWhole } from '../parts/numbers';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useSave } from '../parts/useSave';
import type { Booking } from './queries';

/** Longest reason. */
const reasonLength = 40;

/** What a fee moves: the booking, the guest's prepaid, the day's figures. */
const touched = [['bookings'], ['report'], ['members'], ['register']] as const;

/** The guest did not come, or called it off: what was paid in advance may be kept as a cancellation fee. */
export function LostDeposit({ booking }: { booking: Booking }) {
  const { t } = useTranslation();
  const { person } = useStore(session);
  const [open, setOpen] = useState(false);
  const mayKeep = may(person, 'deposits.keep');
  if (booking.kept !== null) return <Kept booking={booking} kept={booking.kept} mayGiveBack={mayKeep} />;
  if (booking.state === 'settled' || !mayKeep) return null;
  if (booking.mayKeep === 0)
    return booking.state === 'missed' ? <p className={page['quiet']}>{t('deposit.spent')}</p> : null;
  return (
    <div style={{ margin: '16px 0 24px' }}>
      <p className={page['quiet']}>{t('deposit.keepHow')}</p>
      {open ? (
        <Keep id={booking.id} most={booking.mayKeep} onClose={() => setOpen(false)} />
      ) : (
        <Button variant="default" mt={8} onClick={() => setOpen(true)}>
          {t('deposit.keep')}
        </Button>
      )}
    </div>
  );
}

interface KeepProps {
  readonly id: string;
  /** In yen. */
  readonly most: number;
  readonly onClose: () => void;
}

function Keep({ id, most, onClose }: KeepProps) {
  const { t } = useTranslation();
  const [fee, setFee] = useState({ amount: String(most), reason: '' });
  const amount = parseWhole(fee.amount) ?? 0;
  const save = useSave<string>(
    (reason) =>
      api.POST('/api/v1/bookings/{id}/deposit/keep', { params: { path: { id } }, body: { amount, reason } }),
    touched,
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ value: fee.reason, before: null }, { onSuccess: onClose });
  };
  return (
    <form className={page['form']} style={{ marginTop: 16 }} onSubmit={submit} noValidate>
      <TextInput
        size="md"
        label={t('deposit.keepAmount')}
        description={t('deposit.keepAmountHelp', { yen: yen(most) })}
        inputMode="numeric"
        value={fee.amount}
        autoComplete="off"
        onChange={(event) => setFee({ ...fee, amount: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t('deposit.reason')}
        description={t('deposit.reasonHelp')}
        maxLength={reasonLength}
        value={fee.reason}
        autoComplete="off"
        onChange={(event) => setFee({ ...fee, reason: event.currentTarget.value })}
      />
      <SaveRow
        dirty={amount > 0 && fee.reason.trim() !== ''}
        busy={save.isPending}
        error={save.error}
        onDrop={onClose}
      />
    </form>
  );
}

interface KeptProps {
  readonly booking: Booking;
  readonly kept: NonNullable<Booking['kept']>;
  readonly mayGiveBack: boolean;
}

function Kept({ booking: { id }, kept, mayGiveBack }: KeptProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useStaffName();
  const back = useSave<null>(
    () => api.POST('/api/v1/bookings/{id}/deposit/give-back', { params: { path: { id } } }),
    touched,
  );
  return (
    <div style={{ margin: '16px 0 24px' }}>
      <p>
        {t('deposit.kept', {
          amount: yen(kept.amount),
          day: day(kept.day, languageOf(i18n.language)),
          who: kept.staffId === null ? '' : nameOf(kept.staffId),
        })}
      </p>
      {kept.reason !== null && <p className={page['quiet']}>{`${t('deposit.reason')}: ${kept.reason}`}</p>}
      {mayGiveBack && (
        <>
          <p className={page['quiet']}>{t('deposit.giveBackHow')}</p>
          {back.error !== null && <p role="alert">{errorWords(back.error, t)}</p>}
          <Button
            variant="default"
            mt={8}
            disabled={back.isPending}
            onClick={() => back.mutate({ value: null, before: null })}
          >
            {t('deposit.giveBack')}
          </Button>
        </>
      )}
    </div>
  );
}
