import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import page from '../parts/page.module.css';

/** Somebody's bookings in the calendar of their own phone, by an address that nobody else knows. */
export function SharedCalendar({ staffId }: { staffId: string }) {
  const { t } = useTranslation();
  const path = { params: { path: { staffId } } };
  const share = useMutation({
    mutationFn: async () => bodyOf(await api.POST('/api/v1/booking/calendars/{staffId}', path)).path,
  });
  const end = useMutation({
    mutationFn: () => api.DELETE('/api/v1/booking/calendars/{staffId}', path),
    onSuccess: () => share.reset(),
  });
  const copy = useMutation({
    mutationFn: (text: string) => navigator.clipboard.writeText(text),
    onSuccess: () => notice.set({ words: t('devices.copied') }),
  });
  const address = share.data === undefined ? null : new URL(share.data, window.location.origin).href;
  const error = share.error ?? end.error ?? copy.error;
  return (
    <section style={{ marginTop: 24 }}>
      <h2>{t('bookings.onPhone')}</h2>
      <p className={page['quiet']}>{t('bookings.calendarHelp')}</p>
      <div role="status" style={{ maxWidth: 640, margin: '16px 0' }}>
        {address !== null && (
          <TextInput
            size="md"
            label={t('bookings.calendarAddress')}
            value={address}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
        {end.isSuccess && address === null && t('bookings.calendarEnded')}
      </div>
      <div className={page['actions']}>
        {address !== null && (
          <Button size="md" onClick={() => copy.mutate(address)}>
            {t('bookings.calendarCopy')}
          </Button>
        )}
        <Button variant="default" size="md" disabled={share.isPending} onClick={() => share.mutate()}>
          {t('bookings.calendarShare')}
        </Button>
        <Button variant="subtle" size="md" disabled={end.isPending} onClick={() => end.mutate()}>
          {t('bookings.calendarEnd')}
        </Button>
      </div>
      {error !== null && <p role="alert">{errorWords(error, t)}</p>}
    </section>
  );
}
