import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useState, type ButtonHTMLAttributes, type HTMLAttributes, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyboardView, KeyView } from '../api/types';
import { errorWords } from '../app/errors';
import { realKey } from '../app/live';
import { useStore } from '../app/store';
import { wordOr } from '../i18n';
import { keyQueue } from './actions';
import classes from './KeyBlock.module.css';
import { KeyLegend } from './KeyLegend';
import { groupOf, type KeyGroup } from './keyGroups';
import { isTaken, registerKey } from './keymap';
import { sectionsOf, type KeySection } from './keySections';

/** How long a key that went down on a real block stays lit. */
const litMs = 300;

/** What the appliance says of a real key with a figure on it: which one it keeps to itself, for PINs are typed so. */
const anyFigure = 'FIGURE';

/** A real key block: shows which key went down, and is pressed where it stands. */
export function RealKeyBlock({ keyboard }: { keyboard: KeyboardView }) {
  const { t } = useTranslation();
  const last = useStore(realKey);
  const [seen, setSeen] = useState(last);
  const { ref, width } = useElementSize();

  useEffect(() => {
    if (last === null || last === seen) return;
    const timer = setTimeout(() => setSeen(last), litMs);
    return () => clearTimeout(timer);
  }, [last, seen]);

  const lit = last === seen ? null : last;
  const down = new Set(
    keyboard.keys
      .map(({ name }) => name)
      .filter((name) => name === lit?.name || (lit?.name === anyFigure && groupOf(name) === 'digit')),
  );
  return (
    <section aria-label={t('keys.label')}>
      <div ref={ref} className={classes['bands']}>
        {sectionsOf(keyboard, width).map((section) => (
          <Section key={section.keys[0]?.name} section={section} down={down} real />
        ))}
      </div>
    </section>
  );
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

  const sections = sectionsOf(keyboard, width);
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
        {sections.map((section) => (
          <Section key={section.keys[0]?.name} section={section} down={down} real={false} />
        ))}
      </div>
      <KeyLegend keyboard={keyboard} />
    </section>
  );
}

interface SectionProps {
  readonly section: KeySection;
  readonly down: ReadonlySet<string>;
  readonly real: boolean;
}

function Section({ section, down, real }: SectionProps) {
  const { columns, rows, keys, blanks } = section;
  return (
    <div
      className={classes['block']}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: rows
          .map((high) => `minmax(var(${high ? '--high-row' : '--low-row'}), auto)`)
          .join(' '),
      }}
    >
      {keys.map((key) => (
        <Key
          key={`${key.row}-${key.column}`}
          real={real}
          name={key.name}
          looks={{
            className: classes['key'],
            'data-key': key.name,
            'data-group': groupOf(key.name),
            'data-down': down.has(key.name) || undefined,
            style: { gridRow: key.place.row, gridColumn: key.place.column },
          }}
        >
          <Cap name={key.name} label={key.label} />
        </Key>
      ))}
      {blanks.map(({ row, column }) => (
        <span
          key={`${row}-${column}`}
          className={classes['blank']}
          style={{ gridRow: row, gridColumn: column }}
          aria-hidden="true"
        />
      ))}
    </div>
  );
}

interface Looks extends HTMLAttributes<HTMLElement> {
  readonly 'data-key': string;
  readonly 'data-group': KeyGroup;
  readonly 'data-down': true | undefined;
}

interface KeyProps {
  readonly real: boolean;
  readonly name: string;
  readonly looks: Looks;
  readonly children: ReactNode;
}

/** A key: pressed here, or, of a real block, only looked at. */
function Key({ real, name, looks, children }: KeyProps) {
  if (real) return <div {...looks}>{children}</div>;
  return (
    <button type="button" {...looks} {...pressing(name)}>
      {children}
    </button>
  );
}

/** What is printed on a key; a department bears its number, too, and ※ where its goods are taxed at the reduced rate. */
function Cap({ name, label }: Pick<KeyView, 'name' | 'label'>) {
  const number = /^DEPT(\d+)$/.exec(name)?.[1];
  const reduced = number !== undefined && label.endsWith('※');
  const words = reduced ? label.slice(0, -1).trimEnd() : label;
  return (
    <span className={classes['cap']}>
      {number !== undefined && (
        <span className={classes['number']} aria-hidden="true">
          {number}
        </span>
      )}
      <span>{wordOr(`key.${name}`, words)}</span>
      {reduced && <span className={classes['reduced']}>※</span>}
    </span>
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
