import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { businessDay, day as dayWords } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import page from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { hoursOn, hoursText, parseWeek, weekText } from './hours';
import { HoursFields, parseSpecial, type HoursForm } from './HoursFields';
import { setupQuery, type Setup } from './queries';

const steps = [5, 10, 15, 20, 30, 60] as const;

interface SetupForm extends HoursForm {
  readonly step: string;
  readonly ticket: boolean;
}

/** 営業時間: when bookings can be taken, and days that are not as their weekday. */
export function OpeningHours() {
  const setup = useQuery(setupQuery);
  return (
    <>
      <HoursHead setup={setup.data} />
      <Answer query={setup}>{(it) => <Form setup={it} />}</Answer>
    </>
  );
}

/** When bookings are taken today, and the next day that is not as its weekday. */
function HoursHead({ setup }: { setup: Setup | undefined }) {
  const { t, i18n } = useTranslation();
  const today = businessDay(new Date());
  const spans = setup && hoursOn(today, setup);
  const [next] = (setup?.specialDays ?? [])
    .filter(({ day }) => day > today)
    .sort((one, other) => one.day.localeCompare(other.day));
  return (
    <Head
      title={t('bookings.hoursTitle')}
      figure={
        spans === undefined
          ? '…'
          : spans.length === 0
            ? t('bookings.closedToday')
            : t('bookings.openToday', { hours: hoursText(spans) })
      }
      note={
        next &&
        t('bookings.nextSpecial', { day: dayWords(next.day, languageOf(i18n.language)), name: next.name })
      }
    />
  );
}

function formOf(setup: Setup): SetupForm {
  return {
    week: weekText(setup.week),
    special: setup.specialDays.map(({ day, name, hours }) => ({ day, name, hours: hoursText(hours) })),
    step: String(setup.stepMinutes),
    ticket: setup.ticketAtCheckIn,
  };
}

function Form({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const saved = formOf(setup);
  const { form, set, dirty, drop } = useDraft<SetupForm>('booking-setup', saved);
  const [tried, setTried] = useState(false);
  const save = useSave<SetupForm>(
    (value) =>
      api.PUT('/api/v1/booking/setup', {
        body: {
          week: parseWeek(value.week) ?? [],
          specialDays: parseSpecial(value.special) ?? [],
          stepMinutes: Number(value.step),
          ticketAtCheckIn: value.ticket,
        },
      }),
    [setupQuery.queryKey, ['bookings']],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (parseWeek(form.week) === null || parseSpecial(form.special) === null) return;
    save.mutate({ value: form, before: saved }, { onSuccess: drop });
  };
  return (
    <form className={page['form']} onSubmit={submit} noValidate>
      <HoursFields form={form} set={set} tried={tried} closed={t('hours.closed')} />
      <NativeSelect
        size="md"
        label={t('bookings.step')}
        description={t('bookings.stepHelp')}
        value={form.step}
        onChange={(event) => set({ step: event.currentTarget.value })}
        data={steps.map((minutes) => ({ value: String(minutes), label: t('bookings.minutes', { minutes }) }))}
      />
      <Switch
        size="md"
        label={t('bookings.ticketAtCheckIn')}
        checked={form.ticket}
        onChange={(event) => set({ ticket: event.currentTarget.checked })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}
