import { Link } from '../app/Link';
import classes from './page.module.css';

interface TabsProps {
  readonly label: string;
  readonly current: string;
  readonly tabs: readonly { readonly href: string; readonly word: string }[];
}

/** The parts of a page; each has an address of its own. */
export function Tabs({ label, current, tabs }: TabsProps) {
  return (
    <nav className={classes['tabs']} aria-label={label}>
      {tabs.map(({ href, word }) => (
        <Link key={href} href={href} aria-current={href === current ? 'page' : undefined}>
          {word}
        </Link>
      ))}
    </nav>
  );
}
