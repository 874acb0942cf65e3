import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
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
  const error = share.error ?? end.error;
  return (
    <section style={{ marginTop: 24 }}>
      <h3>{t('bookings.onPhone')}</h3>
      <p className={page['quiet']}>{t('bookings.calendarHelp')}</p>
      <p role="status">
        {share.data !== undefined && <code>{new URL(share.data, window.location.origin).href}</code>}
        {end.isSuccess && share.data === undefined && t('bookings.calendarEnded')}
      </p>
      <div className={page['actions']}>
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
