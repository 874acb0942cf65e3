import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { businessDay } from '../format/time';
import classes from '../parts/page.module.css';
import { periodsUpTo, type Period } from './periods';
import own from './ReportsPage.module.css';

interface PeriodChoiceProps {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
  /** Which periods are one press away. */
  readonly offered?: readonly (keyof ReturnType<typeof periodsUpTo>)[];
  /** What else is chosen beside it. */
  readonly children?: ReactNode;
}

/** From which day to which a report goes. */
export function PeriodChoice({
  period: { from, to },
  onChange,
  offered = ['thisMonth', 'lastMonth', 'thisYear'],
  children,
}: PeriodChoiceProps) {
  const { t } = useTranslation();
  const periods = periodsUpTo(businessDay(new Date()));
  return (
    <div className={`${own['choice'] ?? ''} ${classes['noPrint'] ?? ''}`}>
      {offered.map((key) => (
        <Button key={key} variant="default" size="md" onClick={() => onChange(periods[key])}>
          {t(`reports.${key}`)}
        </Button>
      ))}
      <TextInput
        type="date"
        size="md"
        label={t('reports.from')}
        value={from}
        max={to}
        onChange={(event) =>
          event.currentTarget.value !== '' && onChange({ from: event.currentTarget.value, to })
        }
      />
      <TextInput
        type="date"
        size="md"
        label={t('reports.to')}
        value={to}
        min={from}
        onChange={(event) =>
          event.currentTarget.value !== '' && onChange({ from, to: event.currentTarget.value })
        }
      />
      {children}
    </div>
  );
}
