import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DrawerView } from '../api/types';
import { errorWords } from '../app/errors';
import { useDrawerClose } from './actions';
import classes from './Drawer.module.css';

const bills = ['#c9b79a', '#b9a6b5', '#a9b9c6', '#b5bfa6'];
const coins: readonly { readonly fill: string; readonly hole: boolean }[] = [
  { fill: '#cdb56a', hole: false },
  { fill: '#c4c8ca', hole: false },
  { fill: '#bcc1c4', hole: true },
  { fill: '#b07a4e', hole: false },
  { fill: '#c9ad55', hole: true },
  { fill: '#d9dcdd', hole: false },
];

interface DrawerProps {
  readonly drawer: DrawerView;
  /** A real one is only looked at. */
  readonly real: boolean;
}

/** The cash drawer: slides out with the pulse, and is pushed shut by hand. */
export function Drawer({ drawer, real }: DrawerProps) {
  const { t } = useTranslation();
  const close = useDrawerClose();
  const state = drawer.open === null ? 'drawer.unknown' : drawer.open ? 'drawer.open' : 'drawer.closed';
  return (
    <div className={classes['drawer']} data-open={drawer.open === true || undefined}>
      <div className={classes['slide']}>
        <div className={classes['tray']}>
          <Tray />
        </div>
      </div>
      <div className={classes['front']}>
        <span className={classes['lock']} aria-hidden="true" />
        <span role="status">{t(state)}</span>
        {drawer.open === true && !real && (
          <Button onMouseDown={(event) => event.preventDefault()} onClick={() => close.mutate()}>
            {t('drawer.close')}
          </Button>
        )}
      </div>
      {close.error !== null && (
        <p role="alert" className={classes['error']}>
          {errorWords(close.error, t)}
        </p>
      )}
    </div>
  );
}

/** Four kinds of notes behind, six kinds of coins in front. */
function Tray() {
  return (
    <svg viewBox="0 0 600 132" className={classes['inside']} aria-hidden="true">
      {bills.map((fill, index) => (
        <g key={fill} transform={`translate(${6 + index * 148} 6)`}>
          <rect width="142" height="58" rx="4" className={classes['cup']} />
          <rect x="9" y="9" width="124" height="40" rx="2" fill={fill} />
          <circle cx="71" cy="29" r="12" fill="#fff" opacity="0.35" />
          <rect x="66" y="4" width="10" height="50" rx="3" className={classes['clip']} />
        </g>
      ))}
      {coins.map(({ fill, hole }, index) => (
        <g key={fill} transform={`translate(${6 + index * 98.4} 70)`}>
          <rect width="94" height="56" rx="10" className={classes['cup']} />
          {[0, 1, 2, 3, 4].map((coin) => (
            <g key={coin} transform={`translate(${20 + coin * 13.5} ${28 + (coin % 2 === 0 ? -5 : 6)})`}>
              <circle r="13" fill={fill} stroke="rgb(0 0 0 / 25%)" />
              {hole && <circle r="3.5" className={classes['hole']} />}
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}
