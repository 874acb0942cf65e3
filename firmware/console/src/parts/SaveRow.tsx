import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../app/errors';
import classes from './page.module.css';

interface SaveRowProps {
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onDrop: () => void;
}

/** The end of a form: save, give up what was typed, and what the appliance said to it. */
export function SaveRow({ dirty, busy, error, onDrop }: SaveRowProps) {
  const { t } = useTranslation();
  return (
    <div data-wide="">
      {error !== null && error !== undefined && (
        <p role="alert" style={{ color: 'var(--bad)', marginBottom: 8 }}>
          {errorWords(error, t)}
        </p>
      )}
      <div className={classes['actions']}>
        <Button type="submit" size="md" disabled={!dirty || busy}>
          {t('form.save')}
        </Button>
        <Button type="button" size="md" variant="default" disabled={!dirty || busy} onClick={onDrop}>
          {t('form.drop')}
        </Button>
      </div>
    </div>
  );
}
