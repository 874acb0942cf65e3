import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '../api/session';
import type { WorkDay, WorkTimes as Times } from '../api/types';
import { usePerson } from '../app/usePerson';
import { businessDay, day, timeOfDay } from '../format/time';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { DownloadButton } from '../parts/DownloadButton';
import { Head } from '../parts/Head';
import { useStaffName } from '../parts/names';
import classes from '../parts/page.module.css';
import { hoursAndMinutes } from './clockTimes';
import { PeriodChoice } from './PeriodChoice';
import { periodsUpTo } from './periods';
import { workTimesQuery } from './queries';
import { WorkDayForm } from './WorkDayForm';

/** An instant as 14:05. */
const clock = (at: string) => timeOfDay(at).slice(0, 5);

/** Times clocked at the register: what they come to for each person, and each day, which the owner can put right. */
export function WorkTimes() {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const [period, setPeriod] = useState(periodsUpTo(businessDay(new Date())).thisMonth);
  const [open, setOpen] = useState<WorkDay | 'new' | null>(null);
  const mayChange = may(usePerson(), 'staff.write');
  const times = useQuery({ ...workTimesQuery(period.from, period.to), placeholderData: keepPreviousData });
  return (
    <Answer query={times}>
      {({ days, people }) => (
        <>
          <Head
            title={t('times.lead', { from: day(period.from, language), to: day(period.to, language) })}
            figure={t('times.sum', { sum: hoursAndMinutes(people.reduce((all, it) => all + it.minutes, 0)) })}
            note={t('times.help')}
          >
            {mayChange && (
              <Button variant="default" size="md" onClick={() => setOpen('new')}>
                {t('times.add')}
              </Button>
            )}
            <DownloadButton
              path={`/api/v1/work-times/export.csv?from=${period.from}&to=${period.to}`}
              name={`work-times-${period.from}-${period.to}.csv`}
              word={t('reports.csv')}
            />
          </Head>
          <PeriodChoice period={period} onChange={setPeriod} offered={['thisMonth', 'lastMonth']} />
          {open !== null && (
            <WorkDayForm
              key={open === 'new' ? 'new' : `${open.staffId}/${open.day}`}
              known={open === 'new' ? null : open}
              onDone={() => setOpen(null)}
            />
          )}
          {days.length === 0 ? (
            <div className={classes['empty']}>
              <h2>{t('times.none')}</h2>
              <p>{t('times.noneStep')}</p>
            </div>
          ) : (
            <>
              <People people={people} />
              <Days days={days} {...(mayChange && { onCorrect: setOpen })} />
            </>
          )}
        </>
      )}
    </Answer>
  );
}

function People({ people }: { people: Times['people'] }) {
  const { t } = useTranslation();
  return (
    <table className={classes['list']} data-fold="" aria-label={t('times.people')}>
      <thead>
        <tr>
          <th>{t('staff.name')}</th>
          <th className={classes['number']}>{t('times.days')}</th>
          <th className={classes['number']}>{t('times.hours')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.staffId}>
            <td data-main="">{person.name}</td>
            <td className={classes['number']}>{t('times.dayCount', { days: person.days })}</td>
            <td className={classes['number']} data-figure="">
              {hoursAndMinutes(person.minutes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Days({ days, onCorrect }: { days: Times['days']; onCorrect?: (day: WorkDay) => void }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const nameOf = useStaffName();
  return (
    <>
      <h2 style={{ marginTop: 32 }}>{t('times.byDay')}</h2>
      <table className={classes['list']} data-fold="" aria-label={t('times.byDay')}>
        <thead>
          <tr>
            <th>{t('staff.name')}</th>
            <th>{t('times.day')}</th>
            <th>{t('times.spans')}</th>
            <th className={classes['number']}>{t('times.hours')}</th>
            {onCorrect !== undefined && <th aria-hidden="true" />}
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map((it) => (
            <tr key={`${it.day}/${it.staffId}`}>
              <td data-main="">{it.name}</td>
              <td>{day(it.day, language)}</td>
              <td>
                {it.spans
                  .map(({ from, until }) => `${clock(from)}–${until ? clock(until) : ''}`)
                  .join(t('times.and'))}
                {it.correctedBy !== null && (
                  <span className={classes['mark']}>
                    {t('times.corrected', { name: nameOf(it.correctedBy) })}
                  </span>
                )}
              </td>
              <td className={classes['number']} data-figure="">
                {it.open ? t('times.open') : hoursAndMinutes(it.minutes)}
              </td>
              {onCorrect !== undefined && (
                <td className={classes['number']}>
                  <Button variant="default" size="md" onClick={() => onCorrect(it)}>
                    {t('times.correct')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
