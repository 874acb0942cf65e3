import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '../api/types';
import { errorWords } from '../app/errors';
import { WavesIcon } from '../app/icons';
import { buzz, type Buzz } from '../app/live';
import { useStore } from '../app/store';
import { wordOr } from '../i18n';
import { useCardTap } from './actions';
import { beep, soundOn } from './beep';
import classes from './Counter.module.css';

/** How long the reader shows what it heard last, and how far a card moves before it counts as dragged. */
const answerShownMs = 1500;
const dragPx = 6;

interface ReaderProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** A real one takes no cards from the page. */
  readonly real: boolean;
}

/** The reader on the machine: shows where to tap and what the buzzer said. */
export function Reader({ ref, real }: ReaderProps) {
  const { t } = useTranslation();
  const last = useStore(buzz);
  const sound = useStore(soundOn);
  const [seen, setSeen] = useState<Buzz | null>(last);

  useEffect(() => {
    if (last === null || last === seen) return;
    if (sound) beep(last.signal);
    const timer = setTimeout(() => setSeen(last), answerShownMs);
    return () => clearTimeout(timer);
  }, [last, seen, sound]);

  const answer = last !== seen ? last : null;
  return (
    <div ref={ref} className={classes['reader']} data-answer={answer?.signal}>
      <WavesIcon />
      <span role="status">
        {answer === null ? t(real ? 'reader.real' : 'reader.here') : t(`reader.${answer.signal}`)}
      </span>
    </div>
  );
}

/** Cards that bear somebody's name; others are called by what they are. */
const named: ReadonlySet<string> = new Set(['member', 'staff']);

interface CardsProps {
  readonly cards: readonly Card[];
  readonly reader: RefObject<HTMLDivElement | null>;
}

/** The cards lying on the counter. */
export function Cards({ cards, reader }: CardsProps) {
  const { t } = useTranslation();
  const tap = useCardTap();
  return (
    <section>
      <h2>{t('cards.title')}</h2>
      {cards.length === 0 ? (
        <p className={classes['help']}>{t('cards.empty')}</p>
      ) : (
        <>
          <p className={classes['help']}>{t('cards.help')}</p>
          <ul className={classes['cards']}>
            {cards.map((card) => (
              <li key={card.uid}>
                <LooseCard card={card} reader={reader} onTap={() => tap.mutate(card.uid)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {tap.error !== null && (
        <p role="alert" className={classes['error']}>
          {errorWords(tap.error, t)}
        </p>
      )}
    </section>
  );
}

interface LooseCardProps {
  readonly card: Card;
  readonly reader: RefObject<HTMLDivElement | null>;
  readonly onTap: () => void;
}

function LooseCard({ card, reader, onTap }: LooseCardProps) {
  const { t } = useTranslation();
  const label = named.has(card.kind) ? card.label : wordOr(`card.${card.kind}`, card.label);
  const [moved, setMoved] = useState<{ x: number; y: number } | null>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  const dragged = useRef(false);

  const move = (event: PointerEvent<HTMLButtonElement>) => {
    if (from.current === null) return;
    const x = event.clientX - from.current.x;
    const y = event.clientY - from.current.y;
    if (!dragged.current && Math.hypot(x, y) < dragPx) return;
    dragged.current = true;
    setMoved({ x, y });
  };
  const drop = (event: PointerEvent<HTMLButtonElement>) => {
    from.current = null;
    setMoved(null);
    const pad = reader.current?.getBoundingClientRect();
    if (!dragged.current || pad === undefined) return;
    const onPad =
      event.clientX >= pad.left &&
      event.clientX <= pad.right &&
      event.clientY >= pad.top &&
      event.clientY <= pad.bottom;
    if (onPad) onTap();
  };

  return (
    <button
      type="button"
      className={classes['card']}
      data-kind={card.kind}
      data-held={moved !== null || undefined}
      style={
        moved === null ? undefined : { transform: `translate(${moved.x}px, ${moved.y}px) rotate(-2deg)` }
      }
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        dragged.current = false;
        // A finger scrolls the page; it taps the card instead.
        if (event.pointerType === 'touch' || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={move}
      onPointerUp={drop}
      onPointerCancel={() => {
        from.current = null;
        setMoved(null);
      }}
      onClick={(event) => {
        if (event.detail === 0 || !dragged.current) onTap();
      }}
    >
      <span className={classes['chip']} aria-hidden="true" />
      {card.kind === 'staff' && <span className={classes['role']}>{t('card.staff')}</span>}
      <span className={classes['owner']}>{label}</span>
      <span className={classes['uid']} aria-hidden="true">
        {card.uid}
      </span>
      <span className="heard">{t('cards.tap')}</span>
    </button>
  );
}
