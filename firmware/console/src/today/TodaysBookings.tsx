import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from '../app/Link';
import { clock, takesTime } from '../bookings/minutes';
import { calendarQuery, type Booking } from '../bookings/queries';
import { count, yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import own from './TodayPage.module.css';

/** Bookings shown; the page of bookings has them all. */
const shownLimit = 6;

/** Who is expected today and what that should bring, those still to come first. */
export function TodaysBookings({ day }: { day: string }) {
  const { t } = useTranslation();
  const calendar = useQuery(calendarQuery(day, day));
  return (
    <section>
      <Answer query={calendar}>
        {({ items, days }) => {
          const there = items.filter(takesTime).sort(byTurn);
          const expected = days[0]?.expected ?? 0;
          return (
            <>
              <h2 className={own['withFigure']}>
                <Link href="/bookings">{t('today.bookings')}</Link>
                {there.length > 0 && (
                  <span>
                    {t('today.bookingsExpected', { times: count(there.length), amount: yen(expected) })}
                  </span>
                )}
              </h2>
              {there.length === 0 ? (
                <p className={classes['quiet']}>
                  {t('today.noBookings')} <Link href="/bookings">{t('bookings.new')}</Link>
                </p>
              ) : (
                <ul className={own['bookings']}>
                  {there.slice(0, shownLimit).map((booking) => (
                    <li key={booking.id} data-off={isOver(booking) || undefined}>
                      <span>{clock(booking.minute)}</span>
                      <Link href={`/members/${booking.memberId}`}>
                        {booking.memberName === null
                          ? booking.memberId
                          : t('member.sama', { name: booking.memberName })}
                      </Link>
                      <span>{booking.serviceName}</span>
                      <span>{t(`bookings.state.${booking.state}`)}</span>
                    </li>
                  ))}
                </ul>
              )}
              {there.length > shownLimit && (
                <p>
                  <Link href="/bookings">
                    {t('today.moreBookings', { times: count(there.length - shownLimit) })}
                  </Link>
                </p>
              )}
            </>
          );
        }}
      </Answer>
    </section>
  );
}

const isOver = ({ state }: Booking) => state === 'settled';

const byTurn = (a: Booking, b: Booking) => Number(isOver(a)) - Number(isOver(b)) || a.minute - b.minute;
