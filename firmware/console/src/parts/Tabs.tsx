import { Fragment, useEffect, useRef } from 'react';
import { Link } from '../app/Link';
import classes from './page.module.css';

interface TabsProps {
  readonly label: string;
  readonly current: string;
  readonly tabs: readonly { readonly href: string; readonly word: string; readonly group?: string }[];
  /** Whether they stand one below the other beside the page, where there is room, under the names of their groups. */
  readonly beside?: boolean;
}

/** The parts of a page; each has an address of its own. */
export function Tabs({ label, current, tabs, beside = false }: TabsProps) {
  const nav = useRef<HTMLElement>(null);
  // Where they do not fit, the current one is in sight.
  useEffect(() => {
    const bar = nav.current;
    const tab = bar?.querySelector<HTMLElement>('[aria-current]');
    if (bar == null || tab == null) return;
    bar.scrollLeft = tab.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={nav} className={classes['tabs']} data-beside={beside || undefined} aria-label={label}>
      {tabs.map(({ href, word, group }, index) => (
        <Fragment key={href}>
          {group !== undefined && group !== tabs[index - 1]?.group && <span>{group}</span>}
          <Link href={href} aria-current={href === current ? 'page' : undefined}>
            {word}
          </Link>
        </Fragment>
      ))}
    </nav>
  );
}
