import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../api/types';
import { decodeDots, dotPath, pitchX, pitchY } from './dots';
import classes from './Glass.module.css';

/** Bare glass around the characters, in dots. */
const margin = 4;

interface GlassProps {
  readonly role: 'operator' | 'customer';
  readonly view: DisplayView;
}

/** A display, dot by dot as the controller drives the glass. What the operator's shows is read out, too. */
export function Glass({ role, view }: GlassProps) {
  const { t } = useTranslation();
  const { columns, rows } = view;
  const lit = useMemo(() => {
    const bytes = decodeDots(view.dots, columns, rows);
    return bytes === null ? null : dotPath(columns, rows, bytes);
  }, [view.dots, columns, rows]);
  const bare = useMemo(() => dotPath(columns, rows, 'all'), [columns, rows]);
  const width = columns * pitchX - 1;
  const height = rows * pitchY - 1.5;
  const words = view.text.map((line) => line.trim()).filter((line) => line !== '');
  const name = t(`display.${role}`);

  return (
    <figure className={classes['display']} data-role={role}>
      <figcaption className={classes['name']}>{name}</figcaption>
      <div className={classes['bezel']}>
        <svg
          className={classes['glass']}
          viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`}
          aria-hidden="true"
        >
          <path d={bare} className={classes['bare']} />
          {lit === null ? (
            view.text.map((line, row) => (
              <text key={row} x="0" y={row * pitchY + 7} textLength={width} className={classes['plain']}>
                {line}
              </text>
            ))
          ) : (
            <>
              <path d={lit} className={classes['shadow']} transform="translate(0.35 0.4)" />
              <path d={lit} className={classes['lit']} />
            </>
          )}
        </svg>
      </div>
      <p className="heard" aria-live={role === 'operator' ? 'polite' : undefined}>
        {name}: {words.length > 0 ? words.join(' / ') : t('display.empty')}
      </p>
    </figure>
  );
}
