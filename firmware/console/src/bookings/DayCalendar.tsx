import { useQuery } from '@tanstack/react-query';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { errorWords } from '../app/errors';
import { day } from '../format/time';
import { languageOf } from '../i18n';
import { staffQuery } from '../parts/names';
import { useSave } from '../parts/useSave';
import classes from './Bookings.module.css';
import { clock, shownSpan, takesTime } from './minutes';
import { resourcesQuery, type Booking, type CalendarDay } from './queries';

/** What the columns stand for. */
export type Columns = 'staff' | 'resource';

interface Column {
  /** Null for bookings with nobody, or at no place. */
  readonly id: string | null;
  readonly name: string;
}

interface Place {
  readonly column: string | null;
  readonly minute: number;
}

interface DayCalendarProps {
  readonly date: string;
  readonly about: CalendarDay;
  readonly bookings: readonly Booking[];
  readonly step: number;
  readonly columns: Columns;
  /** A booking that waits for its new place to be pressed, or null. */
  readonly moving: Booking | null;
  readonly onMoved: () => void;
  readonly onOpen: (booking: Booking) => void;
  readonly onFree: (place: Place) => void;
}

const columnOf = (booking: Booking, columns: Columns): string | null =>
  (columns === 'staff' ? booking.staffId : booking.resource) ?? null;

/**
 * A day by staff or by place. Bookings are dragged to move, lifted with the space key and moved with the arrows, or on a
 * touch screen moved by pressing where they shall go.
 */
export function DayCalendar(props: DayCalendarProps) {
  const { date, about, bookings, step, columns: by, moving, onMoved, onOpen, onFree } = props;
  const { t, i18n } = useTranslation();
  const columns = useColumns(by, bookings);
  const [lifted, setLifted] = useState<{ booking: Booking; place: Place } | null>(null);
  const [over, setOver] = useState<Place | null>(null);
  const move = useSave<{ booking: Booking; place: Place }>(
    ({ booking, place }) =>
      api.POST('/api/v1/bookings/{id}/move', {
        params: { path: { id: booking.id } },
        body: {
          day: date,
          minute: place.minute,
          minutes: booking.minutes,
          staffId: by === 'staff' ? place.column : (booking.staffId ?? null),
          resource: by === 'resource' ? place.column : (booking.resource ?? null),
        },
      }),
    [['bookings'], ['waiting']],
  );
  const shown = shownSpan(about.hours, bookings.filter(takesTime));
  if (shown === null) return <p className={classes['help']}>{t('bookings.closed')}</p>;
  const rows = Array.from({ length: (shown.until - shown.from) / step }, (_, row) => shown.from + row * step);
  const isOpen = (minute: number) => about.hours.some(({ from, until }) => minute >= from && minute < until);
  const columnAt = (place: Place) => columns.findIndex(({ id }) => id === place.column);
  const words = (booking: Booking) =>
    t('bookings.one', {
      time: clock(booking.minute),
      who: booking.memberName ?? booking.memberId,
      service: booking.serviceName,
    });
  const drop = (booking: Booking, place: Place) => {
    setLifted(null);
    setOver(null);
    if (place.minute === booking.minute && place.column === columnOf(booking, by)) return;
    move.mutate({
      value: { booking, place },
      before: { booking, place: { column: columnOf(booking, by), minute: booking.minute } },
    });
  };
  const keys = (event: KeyboardEvent, booking: Booking) => {
    if (event.key === ' ' && booking.state === 'booked') {
      event.preventDefault();
      if (lifted?.booking.id === booking.id) drop(booking, lifted.place);
      else setLifted({ booking, place: { column: columnOf(booking, by), minute: booking.minute } });
      return;
    }
    if (lifted?.booking.id !== booking.id) return;
    const at = columnAt(lifted.place);
    const to = {
      ArrowUp: { ...lifted.place, minute: Math.max(shown.from, lifted.place.minute - step) },
      ArrowDown: { ...lifted.place, minute: Math.min(shown.until - step, lifted.place.minute + step) },
      ArrowLeft: { ...lifted.place, column: columns[Math.max(0, at - 1)]?.id ?? null },
      ArrowRight: { ...lifted.place, column: columns[Math.min(columns.length - 1, at + 1)]?.id ?? null },
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setLifted({ booking, place: to });
    } else if (event.key === 'Escape') setLifted(null);
  };
  return (
    <>
      {move.error !== null && <p role="alert">{errorWords(move.error, t)}</p>}
      <p className="heard" role="status">
        {lifted !== null &&
          `${t('bookings.lifted', { who: words(lifted.booking) })} ${t('bookings.at', {
            column: columns[columnAt(lifted.place)]?.name ?? '',
            time: clock(lifted.place.minute),
          })}`}
      </p>
      {moving !== null && (
        <div className={classes['moving']} role="status">
          <span>{t('bookings.moving', { who: moving.memberName ?? moving.memberId })}</span>
          <button type="button" onClick={onMoved}>
            {t('bookings.notMoving')}
          </button>
        </div>
      )}
      <div className={classes['scroll']} data-moving={moving !== null || undefined}>
        <div
          className={classes['grid']}
          role="group"
          aria-label={t('bookings.calendar', { day: day(date, languageOf(i18n.language)) })}
          style={{
            gridTemplateColumns: `var(--hours) repeat(${columns.length}, minmax(var(--column), 1fr))`,
            minWidth: `calc(var(--hours) + ${columns.length} * var(--column))`,
            gridTemplateRows: `auto repeat(${rows.length}, 28px)`,
          }}
        >
          {columns.map(({ id, name }, column) => (
            <div key={id ?? ''} className={classes['head']} style={{ gridColumn: column + 2, gridRow: 1 }}>
              {name}
            </div>
          ))}
          {rows.map((minute, row) =>
            minute % 60 === 0 ? (
              <div key={minute} className={classes['hour']} style={{ gridColumn: 1, gridRow: row + 2 }}>
                {clock(minute)}
              </div>
            ) : null,
          )}
          {rows.flatMap((minute, row) =>
            columns.map(({ id, name }, column) => (
              <button
                key={`${id ?? ''}/${minute}`}
                type="button"
                tabIndex={moving === null ? -1 : 0}
                className={classes['cell']}
                disabled={!isOpen(minute)}
                data-closed={!isOpen(minute) || undefined}
                data-half={(minute + step) % 60 !== 0 || undefined}
                data-over={(over?.column === id && over.minute === minute) || undefined}
                aria-label={t(moving === null ? 'bookings.newAt' : 'bookings.moveTo', {
                  column: name,
                  time: clock(minute),
                })}
                style={{ gridColumn: column + 2, gridRow: row + 2 }}
                onClick={() => {
                  if (moving === null) {
                    onFree({ column: id, minute });
                    return;
                  }
                  drop(moving, { column: id, minute });
                  onMoved();
                }}
                onDragOver={(event: DragEvent) => {
                  event.preventDefault();
                  setOver({ column: id, minute });
                }}
                onDrop={(event: DragEvent) => {
                  event.preventDefault();
                  const found = bookings.find(
                    (booking) => booking.id === event.dataTransfer.getData('text/plain'),
                  );
                  if (found !== undefined) drop(found, { column: id, minute });
                }}
              />
            )),
          )}
          {bookings.filter(takesTime).map((booking) => {
            const held = lifted?.booking.id === booking.id;
            const place = held ? lifted.place : { column: columnOf(booking, by), minute: booking.minute };
            return (
              <button
                key={booking.id}
                type="button"
                className={classes['booking']}
                data-state={booking.state}
                data-lifted={held || moving?.id === booking.id || undefined}
                draggable={booking.state === 'booked'}
                aria-pressed={held}
                aria-label={words(booking)}
                style={{
                  gridColumn: columnAt(place) + 2,
                  gridRow: `${Math.floor((place.minute - shown.from) / step) + 2} / span ${Math.max(1, Math.ceil(booking.minutes / step))}`,
                }}
                onClick={() => onOpen(booking)}
                onKeyDown={(event) => keys(event, booking)}
                onDragStart={(event) => event.dataTransfer.setData('text/plain', booking.id)}
                onDragEnd={() => setOver(null)}
              >
                <b>{booking.memberName ?? booking.memberId}</b>
                {`${clock(booking.minute)} ${booking.serviceName}`}
              </button>
            );
          })}
        </div>
      </div>
      <p className={classes['help']}>{t('bookings.moveHelp')}</p>
    </>
  );
}

/** Everybody who serves, or every place; before them, where something is booked with none, what waits for one. */
function useColumns(by: Columns, bookings: readonly Booking[]): readonly Column[] {
  const { t } = useTranslation();
  const { data: staff } = useQuery(staffQuery);
  const { data: resources } = useQuery(resourcesQuery);
  const named: Column[] =
    by === 'staff'
      ? (staff ?? [])
          .filter(({ left, role }) => !left && role !== 'technician')
          .map(({ id, name }) => ({ id, name }))
      : (resources ?? []).filter(({ retired }) => !retired).map(({ code, name }) => ({ id: code, name }));
  const others = bookings
    .filter(takesTime)
    .some((booking) => !named.some(({ id }) => id === columnOf(booking, by)));
  return others || named.length === 0
    ? [{ id: null, name: t(by === 'staff' ? 'bookings.nobody' : 'bookings.noPlace') }, ...named]
    : named;
}
