import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../format/time';
import { en } from './en';
import { ja } from './ja';

export type Words = Record<keyof typeof ja, string>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ja };
    keySeparator: false;
    nsSeparator: false;
  }
}

const storageKey = 'appliance.language';

function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'ja';
  } catch {
    return 'ja';
  }
}

export async function startLanguage(language: Language = storedLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'ja',
    resources: { ja: { translation: ja }, en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
  document.title = i18next.t('app.name');
}

export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // The choice then lasts as long as the page.
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.title = i18next.t('app.name');
}

/** The language now shown. */
export function languageOf(code: string): Language {
  return code === 'en' ? 'en' : 'ja';
}

/** A word by a key that came from the appliance: its own name where the console has no word for it. */
export function wordOr(key: string, otherwise: string): string {
  return i18next.t(key, otherwise);
}
