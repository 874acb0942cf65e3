import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session';
import { errorWords } from '../app/errors';
import { useStore } from '../app/store';
import { Preferences } from '../app/Preferences';
import { pair, pairing } from './pairing';
import classes from './PairPage.module.css';

export function PairPage() {
  const { t } = useTranslation();
  const state = useStore(pairing);
  const { refused } = useStore(session);
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const typed = code.trim();
    setEmpty(typed === '');
    if (typed !== '') void pair(typed);
  };

  const error = empty ? t('pair.empty') : state.step === 'failed' ? errorWords(state.error, t) : null;

  return (
    <div className={classes['page']}>
      <main className={classes['card']}>
        <svg className={classes['mark']} viewBox="0 0 64 64" aria-hidden="true">
          <rect x="6" y="8" width="52" height="48" rx="6" className={classes['markBody']} />
          <rect x="14" y="15" width="36" height="14" rx="2" className={classes['markGlass']} />
          {[0, 1, 2, 3, 4, 5].map((key) => (
            <rect
              key={key}
              x={14 + (key % 3) * 13}
              y={35 + Math.floor(key / 3) * 9}
              width="10"
              height="6"
              rx="1.5"
              className={classes['markKey']}
            />
          ))}
        </svg>
        <h1 className={classes['title']}>{t('pair.title')}</h1>
        {refused && (
          <p className={classes['notice']} role="alert">
            {t('pair.refused')}
          </p>
        )}
        <p className={classes['lead']}>{t('pair.lead')}</p>
        <p className={classes['explain']}>{t('pair.explain')}</p>
        <form onSubmit={submit} className={classes['form']} noValidate>
          <TextInput
            label={t('pair.code')}
            value={code}
            onChange={(event) => {
              setCode(event.currentTarget.value);
              setEmpty(false);
            }}
            error={error}
            size="md"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={128}
          />
          <Button type="submit" size="md" disabled={state.step === 'pairing'}>
            {state.step === 'pairing' ? t('pair.pairing') : t('pair.submit')}
          </Button>
        </form>
      </main>
      <Preferences />
    </div>
  );
}
