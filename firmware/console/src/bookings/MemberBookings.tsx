import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { businessDay } from '../format/time';
import { Answer } from '../parts/Answer';
import { BookingDetails } from './BookingDetails';
import { BookingForm } from './BookingForm';
import { BookingTable } from './BookingsPage';
import { plusDays } from './minutes';
import { memberBookingsQuery } from './queries';

/** A member's bookings for their page, latest first, and the next one made here. */
export function MemberBookings({ memberId }: { memberId: string }) {
  const { t } = useTranslation();
  const bookings = useQuery(memberBookingsQuery(memberId));
  const [openId, setOpenId] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  return (
    <section aria-label={t('nav.bookings')}>
      <h2>{t('nav.bookings')}</h2>
      {making ? (
        <BookingForm
          place={{ day: plusDays(businessDay(new Date()), 28), minute: 600, staffId: null, resource: null }}
          memberId={memberId}
          onClose={() => setMaking(false)}
        />
      ) : (
        <Button size="md" onClick={() => setMaking(true)}>
          {t('bookings.new')}
        </Button>
      )}
      <Answer query={bookings}>
        {(list) => {
          const open = list.find(({ id }) => id === openId);
          return (
            <>
              {open !== undefined && (
                <BookingDetails key={open.id} booking={open} onClose={() => setOpenId(null)} />
              )}
              <BookingTable bookings={list} onOpen={({ id }) => setOpenId(id)} />
            </>
          );
        }}
      </Answer>
    </section>
  );
}
