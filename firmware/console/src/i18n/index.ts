import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../format/time';
import type { ja } from './ja';

export type Words = Record<keyof typeof ja, string>;

/** The words of a language come with the first page in it, those of the other one only when it is chosen. */
const words: Readonly<Record<Language, () => Promise<Words>>> = {
  ja: async () => (await import('./ja')).ja,
  en: async () => (await import('./en')).en,
};

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
    fallbackLng: false,
    resources: { [language]: { translation: await words[language]() } },
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
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await words[language]());
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
