import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { businessDay, day } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import page from '../parts/page.module.css';
import { BookingDetails } from './BookingDetails';
import { BookingForm } from './BookingForm';
import { BookingTable } from './BookingsPage';
import { plusDays } from './minutes';
import { figuresQuery, memberBookingsQuery } from './queries';

/** A member's bookings for their page, latest first, and the next one made here. */
export function MemberBookings({ memberId }: { memberId: string }) {
  const { t, i18n } = useTranslation();
  const bookings = useQuery(memberBookingsQuery(memberId));
  const [openId, setOpenId] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const figures = useQuery(figuresQuery(memberId));
  const today = businessDay(new Date());
  const due = figures.data?.nextVisit ?? null;
  const suggested = due === null ? null : due < today ? today : due;
  return (
    <section aria-label={t('nav.bookings')}>
      <h2 className="heard">{t('nav.bookings')}</h2>
      {making ? (
        <BookingForm
          place={{ day: suggested ?? plusDays(today, 28), minute: 600, staffId: null, resource: null }}
          memberId={memberId}
          onClose={() => setMaking(false)}
        />
      ) : (
        <div className={page['head']}>
          {due !== null && figures.data?.usualInterval !== null && (
            <p>
              {t('bookings.suggested', {
                days: figures.data?.usualInterval ?? 0,
                day: day(due, languageOf(i18n.language)),
              })}
            </p>
          )}
          <Button size="md" onClick={() => setMaking(true)}>
            {t('bookings.new')}
          </Button>
        </div>
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
