import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChevronIcon } from './icons';
import { Link } from './Link';
import type { Words } from '../i18n';
import classes from './MorePage.module.css';
import { Preferences } from './Preferences';

interface MorePageProps {
  readonly places: readonly {
    readonly path: string;
    readonly word: keyof Words;
    readonly icon: ReactNode;
  }[];
}

/** On a phone: the places its bar has no room for, and the language and colours of this screen. */
export default function MorePage({ places }: MorePageProps) {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t('nav.more')}</h1>
      <ul className={classes['places']}>
        {places.map(({ path, word, icon }) => (
          <li key={path}>
            <Link href={path} className={classes['place']}>
              {icon}
              <span>{t(word)}</span>
              <ChevronIcon />
            </Link>
          </li>
        ))}
      </ul>
      <Preferences />
    </>
  );
}
