import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useState, type ButtonHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyboardView, KeyView } from '../api/types';
import { errorWords } from '../app/errors';
import { useStore } from '../app/store';
import { wordOr } from '../i18n';
import { keyQueue } from './actions';
import classes from './KeyBlock.module.css';
import { isTaken, registerKey } from './keymap';

/** The smallest key a thumb hits, and the gap between keys, in pixels. */
const minKeyPx = 56;
const gapPx = 4;

function kindOf(name: string): 'digit' | 'department' | 'pay' | 'function' {
  if (/^\d+$/.test(name)) return 'digit';
  if (name.startsWith('DEPT')) return 'department';
  return name === 'CASH' ? 'pay' : 'function';
}

/** The columns in bands side by side that fit; on a phone a wide key block is set in two bands, one below the other. */
export function bandsOf(columns: number, widthPx: number): { first: number; count: number }[] {
  const fitting = Math.max(1, Math.floor((widthPx + gapPx) / (minKeyPx + gapPx)));
  const bands = widthPx === 0 ? 1 : Math.max(1, Math.ceil(columns / fitting));
  const count = Math.ceil(columns / bands);
  return Array.from({ length: bands }, (_, band) => ({
    first: band * count,
    count: Math.min(count, columns - band * count),
  }));
}

export function KeyBlock({ keyboard }: { keyboard: KeyboardView }) {
  const { t } = useTranslation();
  const { waiting, stopped, full } = useStore(keyQueue.state);
  const [down, setDown] = useState<ReadonlySet<string>>(new Set());
  const { ref, width } = useElementSize();

  useEffect(() => {
    const known = new Set(keyboard.keys.map((key) => key.name));
    const press = (event: KeyboardEvent) => {
      const name = registerKey(event);
      if (name === null || !known.has(name) || isTaken(event.target, event.key)) return;
      event.preventDefault();
      // A key held down counts once, as on the key block.
      if (event.repeat) return;
      keyQueue.press(name);
      // Whoever came to a card or a link by Tab and now types goes on typing: Enter is 現計 again.
      if (event.target instanceof HTMLElement && event.target.matches('a, button, summary'))
        event.target.blur();
      setDown((before) => new Set(before).add(name));
    };
    const release = (event: KeyboardEvent) => {
      const name = registerKey(event);
      if (name !== null) setDown((before) => new Set([...before].filter((key) => key !== name)));
    };
    const releaseAll = () => setDown(new Set());
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', release);
    window.addEventListener('blur', releaseAll);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', releaseAll);
    };
  }, [keyboard]);

  const bands = bandsOf(keyboard.columns, width);
  return (
    <section aria-label={t('keys.label')}>
      {stopped !== null && (
        <div className={classes['stopped']} role="alert">
          <p>{errorWords(stopped.error, t)}</p>
          <p>
            {t('keys.waiting')}: <b>{waiting.join(' ')}</b>
          </p>
          <p>{full ? t('keys.full') : t('keys.waitingHelp')}</p>
          <div className={classes['choices']}>
            <Button onClick={() => keyQueue.resend()}>{t('keys.resend')}</Button>
            <Button variant="default" onClick={() => keyQueue.discard()}>
              {t('keys.discard')}
            </Button>
          </div>
        </div>
      )}
      <div ref={ref} className={classes['bands']}>
        {bands.map(({ first, count }) => (
          <div
            key={first}
            className={classes['block']}
            style={{ gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))` }}
          >
            {inReadingOrder(keyboard.keys)
              .filter((key) => key.column >= first && key.column < first + count)
              .map((key) => (
                <button
                  key={key.name}
                  type="button"
                  className={classes['key']}
                  data-key={key.name}
                  data-kind={kindOf(key.name)}
                  data-down={down.has(key.name) || undefined}
                  style={{ gridRow: key.row + 1, gridColumn: key.column - first + 1 }}
                  {...pressing(key.name)}
                >
                  <span className={classes['cap']}>{wordOr(`key.${key.name}`, key.label)}</span>
                </button>
              ))}
          </div>
        ))}
      </div>
      <Legend keyboard={keyboard} />
    </section>
  );
}

/**
 * A mouse presses on the way down. A finger presses on the way up, each of several by itself (a click would come for
 * the first one only), and not at all when it turned into scrolling. Enter and space come as a click without a pointer.
 */
function pressing(name: string): ButtonHTMLAttributes<HTMLButtonElement> {
  return {
    onPointerDown: (event) => {
      if (event.pointerType !== 'touch' && event.button === 0) keyQueue.press(name);
    },
    onPointerUp: (event) => {
      if (event.pointerType === 'touch') keyQueue.press(name);
    },
    onClick: (event) => {
      if (event.detail === 0) keyQueue.press(name);
    },
    // The focus stays where it is, so that Enter remains 現金.
    onMouseDown: (event) => event.preventDefault(),
  };
}

function inReadingOrder(keys: readonly KeyView[]): KeyView[] {
  return [...keys].sort((a, b) => a.row - b.row || a.column - b.column);
}

function Legend({ keyboard }: { keyboard: KeyboardView }) {
  const { t } = useTranslation();
  const departments = keyboard.keys.filter((key) => /^DEPT[1-8]$/.test(key.name)).length;
  const rows = [
    ['0–9', t('keys.legend.digits')],
    ...(departments > 0 ? [[`F1–F${departments}`, t('keys.legend.departments')]] : []),
    ['*', t('keys.legend.times')],
    ['+', t('keys.legend.subtotal')],
    ['Enter', t('keys.legend.cash')],
    ['Esc', t('keys.legend.clear')],
    ['Delete', t('keys.legend.void')],
  ];
  return (
    <dl className={classes['legend']} aria-label={t('keys.legend')}>
      {rows.map(([key, word]) => (
        <div key={key} className={classes['pair']}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{word}</dd>
        </div>
      ))}
    </dl>
  );
}
