import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KeyboardView } from '../api/types';
import { groupOf } from '../appliance/keyGroups';
import { sectionsOf } from '../appliance/keySections';
import { devicesQuery } from '../app/queries';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { KeyCap } from './KeyCap';
import sheet from './KeySheet.module.css';

/** キーシート: what lies under the clear caps of the key block, on one sheet of A4 across. */
export function KeySheet() {
  const { t } = useTranslation();
  const devices = useQuery(devicesQuery);
  return (
    <>
      <header className={`${classes['head'] ?? ''} ${classes['noPrint'] ?? ''}`}>
        <div>
          <h1>{t('nav.keysheet')}</h1>
          <p className={classes['quiet']}>{t('keysheet.help')}</p>
        </div>
        <Button size="md" onClick={() => window.print()}>
          {t('closings.print')}
        </Button>
      </header>
      <Answer query={devices}>
        {({ keyboard }) => <SheetOf keyboard={keyboard} label={t('nav.keysheet')} />}
      </Answer>
    </>
  );
}

interface SheetOfProps {
  readonly keyboard: KeyboardView;
  readonly label: string;
}

/** The drawing of a key block. */
export function SheetOf({ keyboard, label: heading }: SheetOfProps) {
  const { t } = useTranslation();
  const [block] = sectionsOf(keyboard, 0);
  if (block === undefined) return <p>{t('keysheet.empty')}</p>;
  return (
    <div className={sheet['scroll']} tabIndex={0} role="group" aria-label={heading}>
      <div
        className={sheet['sheet']}
        style={{ gridTemplateColumns: `repeat(${block.columns}, minmax(0, 1fr))` }}
      >
        {block.keys.map(({ name, label, place }) => (
          <div
            key={`${place.row}-${place.column}`}
            className={sheet['key']}
            data-group={groupOf(name)}
            style={{ gridRow: place.row, gridColumn: place.column }}
          >
            <KeyCap name={name} label={label} />
          </div>
        ))}
      </div>
    </div>
  );
}
