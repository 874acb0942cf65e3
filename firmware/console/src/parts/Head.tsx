import type { ReactNode } from 'react';
import classes from './page.module.css';

interface HeadProps {
  /** What the page is about; said small above its figure. */
  readonly title: string;
  /** The one figure or sentence one came for. */
  readonly figure: ReactNode;
  /** What belongs to the figure. */
  readonly note?: ReactNode;
  /** What can be done here first. */
  readonly children?: ReactNode;
}

/** How a page begins: the figure or sentence that answers why one came, and beside it what can be done. */
export function Head({ title, figure, note, children }: HeadProps) {
  return (
    <header className={classes['head']}>
      <div>
        <h1 className={classes['label']}>{title}</h1>
        <p className={classes['figure']}>{figure}</p>
        {note !== undefined && <p className={classes['quiet']}>{note}</p>}
      </div>
      {children !== undefined && <div className={classes['actions']}>{children}</div>}
    </header>
  );
}
