import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs } from '../parts/Tabs';
import classes from './Parts.module.css';
import type { Part, Place } from './places';

interface PartsProps {
  readonly place: Place;
  /** Those somebody may see. */
  readonly parts: readonly Part[];
  readonly current: string;
  readonly children: ReactNode;
}

/**
 * The pages of a place as tabs, or beside the page where they stand in groups. Further in, where one looks at a single
 * thing, they would only be in the way.
 */
export function Parts({ place, parts, current, children }: PartsProps) {
  const { t } = useTranslation();
  const shown = parts.find(
    ({ path, opens }) => path === current || (opens && current.startsWith(`${path}/`)),
  );
  if (parts.length < 2 || shown === undefined) return children;
  const label = t('nav.parts', { place: t(place.word) });
  const grouped = parts.some(({ group }) => group !== undefined);
  const tabs = parts.map(({ path, word, group }) => ({
    href: path,
    word: t(word),
    ...(group !== undefined && { group: t(group) }),
  }));
  return (
    <div className={grouped ? classes['beside'] : undefined}>
      <Tabs label={label} current={shown.path} tabs={tabs} beside={grouped} />
      <div className={classes['page']}>{children}</div>
    </div>
  );
}
