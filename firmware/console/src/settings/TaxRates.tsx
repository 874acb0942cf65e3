import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../parts/page.module.css';
import type { RateForm } from './shopForm';

interface TaxRatesProps {
  readonly rates: readonly RateForm[];
  readonly error: string | null;
  readonly onChange: (rates: readonly RateForm[]) => void;
}

/** Rates by their first day: what is to come can be entered before it does. */
export function TaxRates({ rates, error, onChange }: TaxRatesProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<RateForm>) =>
    onChange(rates.map((rate, at) => (at === index ? { ...rate, ...part } : rate)));
  return (
    <fieldset data-wide="">
      <p className={classes['quiet']}>{t('rates.help')}</p>
      {rates.map((rate, index) => (
        <div key={index} className={classes['set']} style={{ maxWidth: 720 }}>
          <NativeSelect
            size="md"
            label={t('rates.class')}
            value={rate.taxClass}
            onChange={(event) =>
              change(index, { taxClass: event.currentTarget.value as RateForm['taxClass'] })
            }
            data={(['standard', 'reduced'] as const).map((value) => ({
              value,
              label: t(`taxClass.${value}`),
            }))}
          />
          <TextInput
            size="md"
            type="date"
            label={t('rates.from')}
            value={rate.from}
            onChange={(event) => change(index, { from: event.currentTarget.value })}
          />
          <TextInput
            size="md"
            inputMode="decimal"
            label={t('rates.percent')}
            value={rate.percent}
            onChange={(event) => change(index, { percent: event.currentTarget.value })}
          />
          <Button variant="default" size="md" onClick={() => onChange(rates.filter((_, at) => at !== index))}>
            {t('form.remove')}
          </Button>
        </div>
      ))}
      {error !== null && (
        <p role="alert" style={{ color: 'var(--bad)' }}>
          {error}
        </p>
      )}
      <div>
        <Button
          variant="default"
          size="md"
          onClick={() => onChange([...rates, { taxClass: 'reduced', from: '', percent: '' }])}
        >
          {t('rates.add')}
        </Button>
      </div>
    </fieldset>
  );
}
