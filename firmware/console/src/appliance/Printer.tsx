import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperItem, PrinterView } from '../api/types';
import { paperPictureQuery, paperQuery } from '../app/queries';
import classes from './Printer.module.css';
import { printerWord } from './printerWord';
import { Sheet, sheetTitle, SheetZoom } from './Sheet';

/** A line takes this long to come out, and a whole sheet at most this long, in milliseconds. */
const lineMs = 30;
const sheetMs = 1200;

export function Printer({ printer }: { printer: PrinterView }) {
  const { t } = useTranslation();
  const { data: items } = useQuery(paperQuery);
  const [zoomed, setZoomed] = useState<PaperItem | null>(null);
  // Sheets that were there when the page was opened lie there; only later ones come out before one's eyes.
  const [lastBefore, setLastBefore] = useState<number | null>(null);
  const newestId = items === undefined ? null : (items[0]?.id ?? 0);
  // Sheets count from 1 again after a restart.
  if (newestId !== null && (lastBefore === null || newestId < lastBefore)) setLastBefore(newestId);

  const isFresh = (item: PaperItem | undefined) =>
    lastBefore !== null && item !== undefined && item.id > lastBefore;

  const newest = items?.[0];
  const word = printerWord(printer);
  const lamp = word === 'printer.ok' ? 'good' : word === 'printer.paperNearEnd' ? 'warn' : 'bad';
  return (
    <section className={classes['printer']} aria-label={t('printer.title')}>
      <div className={classes['above']}>
        {newest === undefined ? (
          <p className={classes['empty']}>{t('paper.empty')}</p>
        ) : (
          <Emerging key={newest.id} item={newest} fresh={isFresh(newest)} onZoom={() => setZoomed(newest)} />
        )}
      </div>
      <div className={classes['body']}>
        <div className={classes['slot']} aria-hidden="true" />
        <div className={classes['panel']}>
          <span className={classes['lamp']} data-lamp={lamp} aria-hidden="true" />
          <span>{t('printer.title')}</span>
          <span role="status" className={classes['state']}>
            {t(word)}
          </span>
        </div>
      </div>
      {items !== undefined && items.length > 1 && (
        <div className={classes['pile']}>
          <h2 className={classes['pileName']}>{t('paper.pile')}</h2>
          <ul className={classes['sheets']}>
            {items.slice(1).map((item, index) => (
              <li key={item.id}>
                <button
                  type="button"
                  className={classes['torn']}
                  data-fresh={(index === 0 && isFresh(items[0])) || undefined}
                  aria-label={t('paper.zoom', { sheet: sheetTitle(item, t) })}
                  onClick={() => setZoomed(item)}
                >
                  <Sheet item={item} />
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <SheetZoom item={zoomed} onClose={() => setZoomed(null)} />
    </section>
  );
}

interface EmergingProps {
  readonly item: PaperItem;
  readonly fresh: boolean;
  readonly onZoom: () => void;
}

/** The newest sheet: rises from the slot line by line, first line first, and stands there, cut, until the next one. */
function Emerging({ item, fresh, onZoom }: EmergingProps) {
  const { t } = useTranslation();
  const { data } = useQuery(paperPictureQuery(item));
  const lines = Math.max(1, item.text.split('\n').length);
  const style = fresh
    ? {
        animationDuration: `${Math.min(sheetMs, lines * lineMs)}ms`,
        animationTimingFunction: `steps(${lines})`,
      }
    : undefined;
  return (
    <button
      type="button"
      className={classes['sheet']}
      data-fresh={(fresh && data !== undefined) || undefined}
      style={style}
      aria-label={t('paper.zoom', { sheet: sheetTitle(item, t) })}
      onClick={onZoom}
    >
      <Sheet item={item} />
    </button>
  );
}
