import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../parts/page.module.css';
import { exampleOf, type CodeForm } from './inStore';

interface InStoreCodesProps {
  readonly codes: readonly CodeForm[];
  readonly error: string | null;
  readonly onChange: (codes: readonly CodeForm[]) => void;
}

/** インストアコード: how the labels of the shop's own scale are read, with an example of each. */
export function InStoreCodes({ codes, error, onChange }: InStoreCodesProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<CodeForm>) =>
    onChange(codes.map((code, at) => (at === index ? { ...code, ...part } : code)));
  return (
    <fieldset data-wide="">
      <p className={classes['quiet']}>{t('inStore.help')}</p>
      {codes.map((code, index) => (
        <div key={index}>
          <div className={classes['set']} style={{ maxWidth: 880 }}>
            {(['prefix', 'itemDigits', 'skippedDigits'] as const).map((field) => (
              <TextInput
                key={field}
                size="md"
                inputMode="numeric"
                maxLength={2}
                label={t(`inStore.${words[field]}`)}
                value={code[field]}
                onChange={(event) => change(index, { [field]: event.currentTarget.value })}
              />
            ))}
            <NativeSelect
              size="md"
              label={t('inStore.value')}
              value={code.value}
              onChange={(event) => change(index, { value: event.currentTarget.value as CodeForm['value'] })}
              data={(['price', 'weight'] as const).map((value) => ({ value, label: t(`inStore.${value}`) }))}
            />
            <Button
              variant="default"
              size="md"
              onClick={() => onChange(codes.filter((_, at) => at !== index))}
            >
              {t('form.remove')}
            </Button>
          </div>
          <p className={classes['quiet']}>{t('inStore.example', { code: exampleOf(code) })}</p>
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
          onClick={() =>
            onChange([...codes, { prefix: '', itemDigits: '5', skippedDigits: '0', value: 'price' }])
          }
        >
          {t('inStore.add')}
        </Button>
      </div>
    </fieldset>
  );
}

const words = { prefix: 'prefix', itemDigits: 'item', skippedDigits: 'skipped' } as const;
