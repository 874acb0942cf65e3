import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { may, session } from '../api/session';
import { go, usePath } from '../app/router';
import { useStore } from '../app/store';
import { businessDay, day as dayWords, timeOfDay } from '../format/time';
import { yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import { useStaffName } from '../parts/names';
import { Offered } from '../parts/Offered';
import page from '../parts/page.module.css';
import { useSave } from '../parts/useSave';
import { BookingDetails } from './BookingDetails';
import { BookingForm, type BookingPlace } from './BookingForm';
import classes from './Bookings.module.css';
import { DayCalendar, type Columns } from './DayCalendar';
import { clock, mondayOf, plusDays, takesTime } from './minutes';
import { OpeningHours } from './OpeningHours';
import { calendarQuery, setupQuery, type Booking, type CalendarDay } from './queries';
import { Resources } from './Resources';
import { Services } from './Services';
import { Shifts } from './Shifts';
import { WaitingList } from './WaitingList';

/** What bookings are made of: everybody sees it; who may change settings, of shifts who plans them, can type. */
const setupPages: Readonly<Record<string, ReactNode>> = {
  '/bookings/services': <Services />,
  '/bookings/hours': <OpeningHours />,
  '/bookings/shifts': <Shifts />,
  '/bookings/places': <Resources />,
};

/** 予約: a day by staff or place, a week, today's list, and who waits. */
export default function BookingsPage() {
  const path = usePath();
  const { person } = useStore(session);
  const [date, setDate] = useState(() => businessDay(new Date()));
  return (
    <>
      {setupPages[path] !== undefined ? (
        <Offered when={may(person, path === '/bookings/shifts' ? 'shifts.write' : 'settings.write')}>
          {setupPages[path]}
        </Offered>
      ) : path === '/bookings/waiting' ? (
        <WaitingList />
      ) : path === '/bookings/week' ? (
        <Week date={date} onDate={setDate} />
      ) : path === '/bookings/list' ? (
        <List date={date} onDate={setDate} />
      ) : (
        <Day date={date} onDate={setDate} />
      )}
    </>
  );
}

/** Minutes of a clock's hour. */
const hour = 60;

/** Where a new booking begins when nobody pointed at a time: the next full hour of today, else when the shop opens. */
function nextStart({ hours }: CalendarDay, date: string): number {
  const opens = hours[0]?.from ?? 10 * hour;
  if (date !== businessDay(new Date())) return opens;
  const [hours24 = '0'] = timeOfDay(new Date().toISOString()).split(':');
  const next = (Number(hours24) + 1) * hour;
  return hours.some(({ from, until }) => next >= from && next < until) ? next : opens;
}

interface LookProps {
  readonly date: string;
  readonly onDate: (date: string) => void;
}

function Bar({ date, onDate, step, children }: LookProps & { step: number; children?: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes['bar']}>
      <Button variant="default" onClick={() => onDate(plusDays(date, -step))}>
        {t('bookings.before')}
      </Button>
      <TextInput
        type="date"
        label={t('bookings.date')}
        value={date}
        onChange={(event) => event.currentTarget.value !== '' && onDate(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => onDate(plusDays(date, step))}>
        {t('bookings.after')}
      </Button>
      <Button variant="default" onClick={() => onDate(businessDay(new Date()))}>
        {t('bookings.today')}
      </Button>
      {children}
    </div>
  );
}

function Day({ date, onDate }: LookProps) {
  const { t, i18n } = useTranslation();
  const calendar = useQuery({ ...calendarQuery(date, date), placeholderData: keepPreviousData });
  const setup = useQuery(setupQuery);
  const { person } = useStore(session);
  const [by, setBy] = useState<Columns>('staff');
  const [openId, setOpenId] = useState<string | null>(null);
  const [place, setPlace] = useState<BookingPlace | null>(null);
  const [movingId, setMovingId] = useState<string | null>(null);
  return (
    <>
      <Answer query={calendar}>
        {({ items, days: [about] }) => {
          const open = items.find(({ id }) => id === openId);
          const moving = items.find(({ id }) => id === movingId) ?? null;
          return (
            about !== undefined && (
              <>
                <div className={page['head']}>
                  <div>
                    <h1 className={page['label']}>
                      {t('bookings.expected', { day: dayWords(date, languageOf(i18n.language)) })}
                      {about.special !== null && ` ${about.special}`}
                    </h1>
                    <div className={page['figure']}>{yen(about.expected)}</div>
                    <div className={page['quiet']}>
                      {t('bookings.count', { count: about.count, settled: yen(about.settled) })}
                    </div>
                  </div>
                  {may(person, 'bookings.write') && place === null && (
                    <Button
                      size="md"
                      onClick={() => {
                        setOpenId(null);
                        setPlace({
                          day: date,
                          minute: nextStart(about, date),
                          staffId: null,
                          resource: null,
                        });
                      }}
                    >
                      {t('bookings.new')}
                    </Button>
                  )}
                </div>
                <Bar date={date} onDate={onDate} step={1}>
                  <NativeSelect
                    label={t('bookings.by')}
                    value={by}
                    onChange={(event) => setBy(event.currentTarget.value as Columns)}
                    data={[
                      { value: 'staff', label: t('bookings.byStaff') },
                      { value: 'resource', label: t('bookings.byResource') },
                    ]}
                  />
                </Bar>
                {open !== undefined && (
                  <BookingDetails
                    key={open.id}
                    booking={open}
                    onClose={() => setOpenId(null)}
                    onMove={() => {
                      setOpenId(null);
                      setPlace(null);
                      setMovingId(open.id);
                    }}
                  />
                )}
                {place !== null && (
                  <BookingForm
                    key={`${place.day}/${place.minute}/${place.staffId ?? ''}/${place.resource ?? ''}`}
                    place={place}
                    memberId={null}
                    onClose={() => setPlace(null)}
                  />
                )}
                {about.count === 0 && about.hours.length > 0 && (
                  <p className={page['quiet']} style={{ margin: '16px 0' }}>
                    {t('bookings.empty')}
                  </p>
                )}
                <DayCalendar
                  date={date}
                  about={about}
                  bookings={items}
                  step={setup.data?.stepMinutes ?? 30}
                  columns={by}
                  moving={moving}
                  onMoved={() => setMovingId(null)}
                  onOpen={(booking) => {
                    setPlace(null);
                    setOpenId(booking.id);
                  }}
                  onFree={({ column, minute }) => {
                    setOpenId(null);
                    setPlace({
                      day: date,
                      minute,
                      staffId: by === 'staff' ? column : null,
                      resource: by === 'resource' ? column : null,
                    });
                  }}
                />
              </>
            )
          );
        }}
      </Answer>
    </>
  );
}

function Week({ date, onDate }: LookProps) {
  const { t, i18n } = useTranslation();
  const monday = mondayOf(date);
  const calendar = useQuery({
    ...calendarQuery(monday, plusDays(monday, 6)),
    placeholderData: keepPreviousData,
  });
  const expected = calendar.data?.days.reduce((sum, day) => sum + day.expected, 0);
  const bookings = calendar.data?.days.reduce((sum, day) => sum + day.count, 0);
  return (
    <>
      <Head
        title={t('bookings.weekOf', { day: dayWords(monday, languageOf(i18n.language)) })}
        figure={expected === undefined ? '…' : yen(expected)}
        note={t('bookings.times', { times: bookings ?? 0 })}
      />
      <Bar date={date} onDate={onDate} step={7} />
      <Answer query={calendar}>
        {({ items, days }) => (
          <div className={classes['week']}>
            {days.map((about) => (
              <section key={about.day} className={classes['weekDay']}>
                <h2>
                  <a
                    href="/bookings"
                    onClick={(event) => {
                      event.preventDefault();
                      onDate(about.day);
                      go('/bookings');
                    }}
                  >
                    {dayWords(about.day, languageOf(i18n.language))}
                  </a>
                </h2>
                <p className={page['quiet']}>
                  {about.hours.length === 0 && about.count === 0
                    ? (about.special ?? t('bookings.closed'))
                    : yen(about.expected)}
                </p>
                <ul>
                  {items
                    .filter((booking) => booking.day === about.day && takesTime(booking))
                    .map((booking) => (
                      <li
                        key={booking.id}
                      >{`${clock(booking.minute)} ${booking.memberName ?? booking.memberId}`}</li>
                    ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </Answer>
    </>
  );
}

function List({ date, onDate }: LookProps) {
  const { t, i18n } = useTranslation();
  const calendar = useQuery({ ...calendarQuery(date, date), placeholderData: keepPreviousData });
  const [openId, setOpenId] = useState<string | null>(null);
  const about = calendar.data?.days[0];
  const issue = useSave((body: object) => api.POST('/api/v1/tickets', { body }), []);
  return (
    <>
      <Head
        title={t('bookings.expected', { day: dayWords(date, languageOf(i18n.language)) })}
        figure={about === undefined ? '…' : yen(about.expected)}
        note={about && t('bookings.count', { count: about.count, settled: yen(about.settled) })}
      />
      <Bar date={date} onDate={onDate} step={1}>
        <Button variant="default" onClick={() => issue.mutate({ value: {}, before: null })}>
          {t('bookings.issue')}
        </Button>
      </Bar>
      <Answer query={calendar}>
        {({ items }) => {
          const open = items.find(({ id }) => id === openId);
          return (
            <>
              {open !== undefined && (
                <BookingDetails key={open.id} booking={open} onClose={() => setOpenId(null)} />
              )}
              <BookingTable bookings={items} onOpen={({ id }) => setOpenId(id)} />
            </>
          );
        }}
      </Answer>
    </>
  );
}

export function BookingTable({
  bookings,
  onOpen,
}: {
  bookings: readonly Booking[];
  onOpen: (booking: Booking) => void;
}) {
  const { t, i18n } = useTranslation();
  const nameOf = useStaffName();
  if (bookings.length === 0) return <p className={page['quiet']}>{t('bookings.none')}</p>;
  return (
    <table className={page['list']} data-fold="" aria-label={t('bookings.list')}>
      <thead>
        <tr>
          <th>{t('bookings.time')}</th>
          <th>{t('bookings.who')}</th>
          <th>{t('bookings.service')}</th>
          <th>{t('bookings.staff')}</th>
          <th>{t('bookings.state')}</th>
          <th className={page['number']}>{t('bookings.price')}</th>
        </tr>
      </thead>
      <tbody>
        {bookings.map((booking) => (
          <tr key={booking.id} data-off={!takesTime(booking) || undefined}>
            <td>{`${dayWords(booking.day, languageOf(i18n.language))} ${clock(booking.minute)}`}</td>
            <td data-main="">
              <Button variant="transparent" px={0} onClick={() => onOpen(booking)}>
                {booking.memberName ?? booking.memberId}
              </Button>
            </td>
            <td>{booking.serviceName}</td>
            <td>{booking.staffId === null ? t('bookings.nobody') : nameOf(booking.staffId)}</td>
            <td>{t(`bookings.state.${booking.state}`)}</td>
            <td className={page['number']} data-figure="">
              {yen(booking.price)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
