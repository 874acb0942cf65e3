import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languageOf } from '../i18n';
import { MoonIcon, SunIcon } from './icons';
import classes from './Preferences.module.css';

/** Language and colours: what a person sets once for this screen. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const next = languageOf(i18n.language) === 'ja' ? 'en' : 'ja';
  const toDark = scheme === 'light';
  return (
    <div className={classes['row']}>
      <button
        type="button"
        className={classes['button']}
        lang={next}
        aria-label={next === 'en' ? 'English' : '日本語'}
        onClick={() => void chooseLanguage(next)}
      >
        {next === 'en' ? 'English' : '日本語'}
      </button>
      <button
        type="button"
        className={classes['button']}
        aria-label={toDark ? t('settings.dark') : t('settings.light')}
        title={toDark ? t('settings.dark') : t('settings.light')}
        onClick={() => setColorScheme(toDark ? 'dark' : 'light')}
      >
        {toDark ? <MoonIcon /> : <SunIcon />}
      </button>
    </div>
  );
}
