import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../parts/page.module.css';
import type { TimedPriceForm } from './productForm';

/** Prices a product may have for a time. */
const limit = 10;
const fields = ['price', 'from', 'until', 'fromClock', 'untilClock'] as const;
const kinds = { price: 'text', from: 'date', until: 'date', fromClock: 'time', untilClock: 'time' } as const;

interface TimedPricesProps {
  readonly prices: readonly TimedPriceForm[];
  readonly error: string | null;
  readonly onChange: (prices: readonly TimedPriceForm[]) => void;
}

/** 期間限定価格: what a product costs from one day to another, perhaps at certain hours only. */
export function TimedPrices({ prices, error, onChange }: TimedPricesProps) {
  const { t } = useTranslation();
  return (
    <fieldset data-wide="">
      <legend>{t('timed.title')}</legend>
      {prices.map((price, index) => (
        <div key={index} className={classes['set']}>
          {fields.map((field) => (
            <TextInput
              key={field}
              size="md"
              type={kinds[field]}
              label={t(`timed.${field}`)}
              value={price[field]}
              onChange={(event) => {
                const value = event.currentTarget.value;
                onChange(prices.map((other, at) => (at === index ? { ...other, [field]: value } : other)));
              }}
            />
          ))}
          <Button
            variant="default"
            size="md"
            onClick={() => onChange(prices.filter((_, at) => at !== index))}
          >
            {t('form.remove')}
          </Button>
        </div>
      ))}
      {error !== null && (
        <p role="alert" style={{ color: 'var(--bad)' }}>
          {error}
        </p>
      )}
      {prices.length < limit && (
        <div>
          <Button
            variant="default"
            size="md"
            onClick={() =>
              onChange([...prices, { price: '', from: '', until: '', fromClock: '', untilClock: '' }])
            }
          >
            {t('timed.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
