import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PaperItem } from '../api/types';
import { paperPictureQuery } from '../app/queries';
import { PaperZoom, SavePicture } from '../parts/PaperZoom';
import { paperKind, sheetName } from './receipt';
import classes from './Sheet.module.css';

/** What a sheet is called: レシート No.12, 精算レポート. */
export function sheetTitle(item: PaperItem, t: TFunction): string {
  return t(`paper.kind.${paperKind(item)}`, { number: sheetName(item) });
}

/** The picture of a sheet of paper, described by the text printed on it. */
export function Sheet({ item }: { item: PaperItem }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(paperPictureQuery(item));
  if (error !== null) return <span className={classes['failed']}>{t('paper.failed')}</span>;
  if (data === undefined) return <span className={classes['blank']} />;
  return <img className={classes['picture']} src={data.url} alt={item.text} draggable={false} />;
}

/** A sheet held close. */
export function SheetZoom({ item, onClose }: { item: PaperItem | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <PaperZoom opened={item !== null} title={item === null ? '' : sheetTitle(item, t)} onClose={onClose}>
      {item !== null && (
        <>
          <Sheet item={item} />
          <Save item={item} />
        </>
      )}
    </PaperZoom>
  );
}

function Save({ item }: { item: PaperItem }) {
  const { data } = useQuery(paperPictureQuery(item));
  return data === undefined ? null : (
    <SavePicture url={data.url} name={`${paperKind(item)}-${sheetName(item)}.png`} />
  );
}
