import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { day } from '../format/time';
import { yen } from '../format/yen';
import { languageOf } from '../i18n';
import { useStaffName } from '../parts/names';
import page from '../parts/page.module.css';
import { useSave } from '../parts/useSave';
import { Deposit } from './Deposit';
import { LostDeposit } from './LostDeposit';
import { clock } from './minutes';
import { resourcesQuery, type Booking } from './queries';

type Act = 'check-in' | 'cancel' | 'missed';

interface BookingDetailsProps {
  readonly booking: Booking;
  readonly onClose: () => void;
  /** Where there is a calendar to move it in. */
  readonly onMove?: () => void;
}

/** One booking, and what can become of it. */
export function BookingDetails({ booking, onClose, onMove }: BookingDetailsProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useStaffName();
  const { data: resources } = useQuery(resourcesQuery);
  const act = useSave<Act>(
    (what) => {
      const params = { path: { id: booking.id } };
      switch (what) {
        case 'check-in':
          return api.POST('/api/v1/bookings/{id}/check-in', { params });
        case 'cancel':
          return api.POST('/api/v1/bookings/{id}/cancel', { params });
        case 'missed':
          return api.POST('/api/v1/bookings/{id}/missed', { params });
      }
    },
    [['bookings'], ['waiting']],
  );
  const call = useSave<number>(
    (number) => api.POST('/api/v1/tickets/{number}/call', { params: { path: { number } } }),
    [],
  );
  const open = booking.state === 'booked' || booking.state === 'checked-in';
  const facts: [string, string][] = [
    [t('bookings.state'), t(`bookings.state.${booking.state}`)],
    [
      t('bookings.time'),
      `${day(booking.day, languageOf(i18n.language))} ${clock(booking.minute)}–${clock(booking.minute + booking.minutes)}`,
    ],
    [t('bookings.service'), `${booking.serviceName} ${yen(booking.price)}`],
    [t('bookings.staff'), booking.staffId === null ? t('bookings.nobody') : nameOf(booking.staffId)],
  ];
  if (booking.resource !== null) {
    facts.push([
      t('bookings.place'),
      resources?.find(({ code }) => code === booking.resource)?.name ?? booking.resource,
    ]);
  }
  if (booking.deposit > 0 || booking.depositTaken > 0) {
    facts.push([
      t('bookings.deposit'),
      t('bookings.depositDue', { amount: yen(booking.deposit), taken: yen(booking.depositTaken) }),
    ]);
  }
  if (booking.memo !== null) facts.push([t('bookings.memo'), booking.memo]);
  return (
    <section className={page['panel']} aria-label={booking.memberName ?? booking.memberId}>
      <h2>
        <Link href={`/karte/${booking.memberId}`}>{booking.memberName ?? booking.memberId}</Link>
        {booking.provisional && <span className={page['mark']}>{t('bookings.provisional')}</span>}
      </h2>
      <div className={page['facts']} style={{ maxWidth: 480 }}>
        <dl>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {open && booking.depositTaken < booking.deposit && <Deposit booking={booking} />}
      {!open && booking.depositTaken > 0 && <LostDeposit booking={booking} />}
      {act.error !== null && <p role="alert">{errorWords(act.error, t)}</p>}
      <div className={page['actions']} style={{ marginTop: 16 }}>
        {booking.state === 'booked' && (
          <Button onClick={() => act.mutate({ value: 'check-in', before: null })}>
            {t('bookings.checkIn')}
          </Button>
        )}
        {booking.ticket !== null && open && (
          <Button onClick={() => call.mutate({ value: booking.ticket ?? 0, before: null })}>
            {`${t('bookings.call')} ${booking.ticket}`}
          </Button>
        )}
        {booking.state === 'booked' && onMove !== undefined && (
          <Button variant="default" onClick={onMove}>
            {t('bookings.move')}
          </Button>
        )}
        {open && (
          <Button variant="default" onClick={() => act.mutate({ value: 'cancel', before: null })}>
            {t('bookings.cancel')}
          </Button>
        )}
        {booking.state === 'booked' && (
          <Button variant="default" onClick={() => act.mutate({ value: 'missed', before: null })}>
            {t('bookings.missed')}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {t('form.close')}
        </Button>
      </div>
    </section>
  );
}
