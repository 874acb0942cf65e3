import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { businessDay } from '../format/time';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import { staffQuery } from '../parts/names';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import classes from './Bookings.module.css';
import { hoursOn, hoursText, parseWeek, weekdays, weekText } from './hours';
import { HoursFields, parseSpecial, type HoursForm } from './HoursFields';
import { setupQuery, shiftsQuery, type Setup, type Shift } from './queries';
import { SharedCalendar } from './SharedCalendar';

/** シフト: when each person works; who has none is there whenever the shop is open. */
export function Shifts() {
  const { t } = useTranslation();
  const staff = useQuery(staffQuery);
  const shifts = useQuery(shiftsQuery);
  const setup = useQuery(setupQuery);
  const [open, setOpen] = useState<string | null>(null);
  const working = staff.data?.filter(({ left, role }) => !left && role !== 'technician');
  return (
    <>
      <Head
        title={t('bookings.shiftsTitle')}
        figure={
          working && shifts.data && setup.data
            ? t('bookings.hereToday', { people: hereToday(working, shifts.data, setup.data) })
            : '…'
        }
        note={t('bookings.shiftsHelp')}
      />
      <Answer query={{ ...staff, data: working }}>
        {(people) => (
          <Answer query={shifts}>
            {(known) => (
              <ul className={classes['rows']}>
                {people.map(({ id, name }) => {
                  const shift = known.find(({ staffId }) => staffId === id) ?? null;
                  return (
                    <li key={id}>
                      <div className={classes['row']}>
                        <div>
                          <b>{name}</b>
                          <p className={page['quiet']}>
                            {shift === null ? t('bookings.always') : <WeekWords shift={shift} />}
                          </p>
                        </div>
                        <Button
                          variant="default"
                          size="md"
                          aria-expanded={open === id}
                          aria-label={t('bookings.editOf', { name })}
                          onClick={() => setOpen(open === id ? null : id)}
                        >
                          {t(open === id ? 'form.close' : 'form.edit')}
                        </Button>
                      </div>
                      {open === id && (
                        <div className={page['panel']}>
                          <Form staffId={id} shift={shift} />
                          <SharedCalendar staffId={id} />
                        </div>
                      )}
                    </li>
                  );
                })}
              </ul>
            )}
          </Answer>
        )}
      </Answer>
    </>
  );
}

/** How many are there today: on days the shop is closed nobody is, whatever their shift. */
function hereToday(
  people: readonly { readonly id: string }[],
  shifts: readonly Shift[],
  setup: Setup,
): number {
  const today = businessDay(new Date());
  if (hoursOn(today, setup).length === 0) return 0;
  return people.filter(({ id }) => {
    const shift = shifts.find(({ staffId }) => staffId === id);
    return shift === undefined || hoursOn(today, shift).length > 0;
  }).length;
}

function WeekWords({ shift }: { shift: Shift }) {
  const { t } = useTranslation();
  const texts = weekText(shift.week);
  const words = weekdays
    .filter((weekday) => texts[weekday] !== '')
    .map((weekday) => `${t(`hours.short.${weekday}`)} ${texts[weekday] ?? ''}`);
  return <>{words.length === 0 ? t('bookings.never') : words.join(' / ')}</>;
}

function Form({ staffId, shift }: { staffId: string; shift: Shift | null }) {
  const { t } = useTranslation();
  const setup = useQuery(setupQuery);
  const saved: HoursForm = {
    week: weekText(shift?.week ?? setup.data?.week ?? []),
    special: (shift?.specialDays ?? []).map(({ day, name, hours }) => ({
      day,
      name,
      hours: hoursText(hours),
    })),
  };
  const { form, set, dirty, drop } = useDraft<HoursForm>(`shift:${staffId}`, saved);
  const [tried, setTried] = useState(false);
  const save = useSave<HoursForm>(
    (value) =>
      api.PUT('/api/v1/booking/shifts/{staffId}', {
        params: { path: { staffId } },
        body: { week: parseWeek(value.week) ?? [], specialDays: parseSpecial(value.special) ?? [] },
      }),
    [shiftsQuery.queryKey, ['bookings']],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (parseWeek(form.week) === null || parseSpecial(form.special) === null) return;
    save.mutate({ value: form, before: shift === null ? null : saved }, { onSuccess: drop });
  };
  return (
    <form className={page['form']} onSubmit={submit} noValidate>
      <HoursFields form={form} set={set} tried={tried} closed={t('hours.off')} />
      <SaveRow dirty={dirty || shift === null} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}
