import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parseHours, weekdays } from './hours';
import classes from './Bookings.module.css';
import type { Span } from './minutes';

/** A day that is not as its weekday, as typed. */
export interface SpecialText {
  readonly day: string;
  readonly name: string;
  readonly hours: string;
}

export interface HoursForm {
  readonly week: Readonly<Record<number, string>>;
  readonly special: readonly SpecialText[];
}

/** What is typed of special days as it is sent; null when one cannot be read. */
export function parseSpecial(
  special: readonly SpecialText[],
): { day: string; name: string; hours: Span[] }[] | null {
  const days = special.map(({ day, name, hours }) => ({ day, name: name.trim(), hours: parseHours(hours) }));
  if (days.some(({ day, name, hours }) => day === '' || name === '' || hours === null)) return null;
  return days.map(({ day, name, hours }) => ({ day, name, hours: hours ?? [] }));
}

interface HoursFieldsProps {
  readonly form: HoursForm;
  readonly set: (change: Partial<HoursForm>) => void;
  readonly tried: boolean;
  /** What a day without hours is called. */
  readonly closed: string;
}

/** Hours of each weekday, and days that are not as theirs. */
export function HoursFields({ form, set, tried, closed }: HoursFieldsProps) {
  const { t } = useTranslation();
  const change = (index: number, changed: Partial<SpecialText>) =>
    set({ special: form.special.map((it, at) => (at === index ? { ...it, ...changed } : it)) });
  const unreadable = (text: string) => (parseHours(text) === null ? t('hours.unreadable') : null);
  return (
    <>
      <fieldset data-wide="">
        <legend>{t('hours.week')}</legend>
        <p className={classes['help']}>{t('hours.help')}</p>
        <div className={classes['weekFields']}>
          {weekdays.map((weekday) => (
            <TextInput
              key={weekday}
              size="md"
              label={t(`hours.weekday.${weekday}`)}
              placeholder={closed}
              value={form.week[weekday] ?? ''}
              error={tried ? unreadable(form.week[weekday] ?? '') : null}
              autoComplete="off"
              onChange={(event) => set({ week: { ...form.week, [weekday]: event.currentTarget.value } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset data-wide="">
        <legend>{t('hours.special')}</legend>
        {form.special.map((it, index) => (
          <div key={index} className={classes['specialDay']}>
            <TextInput
              size="md"
              type="date"
              label={t('bookings.date')}
              value={it.day}
              error={tried && it.day === '' ? t('form.required') : null}
              onChange={(event) => change(index, { day: event.currentTarget.value })}
            />
            <TextInput
              size="md"
              label={t('hours.why')}
              value={it.name}
              maxLength={20}
              error={tried && it.name.trim() === '' ? t('form.required') : null}
              autoComplete="off"
              onChange={(event) => change(index, { name: event.currentTarget.value })}
            />
            <TextInput
              size="md"
              label={t('hours.hours')}
              placeholder={closed}
              value={it.hours}
              error={tried ? unreadable(it.hours) : null}
              autoComplete="off"
              onChange={(event) => change(index, { hours: event.currentTarget.value })}
            />
            <Button
              variant="default"
              size="md"
              aria-label={t('hours.removeOf', { day: it.day })}
              onClick={() => set({ special: form.special.filter((_, at) => at !== index) })}
            >
              {t('hours.remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            size="md"
            onClick={() => set({ special: [...form.special, { day: '', name: '', hours: '' }] })}
          >
            {t('hours.add')}
          </Button>
        </div>
      </fieldset>
    </>
  );
}
