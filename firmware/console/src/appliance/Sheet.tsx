import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';

import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperItem } from '../api/types';
import { errorWords } from '../app/errors';
import { paperPictureQuery } from '../app/queries';
import { savePicture } from './picture';
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

/** A sheet held close: readable, and to keep as a picture. */
export function SheetZoom({ item, onClose }: { item: PaperItem | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={item !== null}
      onClose={onClose}
      size={520}
      title={item === null ? '' : sheetTitle(item, t)}
      closeButtonProps={{ 'aria-label': t('common.close'), size: 44 }}
      transitionProps={{ duration: 120 }}
    >
      {item !== null && (
        <div className={classes['zoom']}>
          <Sheet item={item} />
          <Save item={item} />
        </div>
      )}
    </Modal>
  );
}

function Save({ item }: { item: PaperItem }) {
  const { t } = useTranslation();
  const { data } = useQuery(paperPictureQuery(item));
  const [error, setError] = useState<unknown>(null);
  if (data === undefined) return null;
  const save = async () => {
    setError(null);
    try {
      await savePicture(data.url, `${paperKind(item)}-${sheetName(item)}.png`);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <Button onClick={() => void save()}>{t('paper.save')}</Button>
      {error !== null && <p role="alert">{errorWords(error, t)}</p>}
    </>
  );
}
