import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';

import { Button, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../app/errors';
import classes from './PaperZoom.module.css';
import { savePicture } from './picture';

interface PaperZoomProps {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A paper held close: readable, and to keep as a picture. */
export function PaperZoom({ opened, title, onClose, children }: PaperZoomProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={520}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close'), size: 44 }}
      transitionProps={{ duration: 120 }}
    >
      <div className={classes['zoom']}>{children}</div>
    </Modal>
  );
}

/** Keeps a picture as a file. */
export function SavePicture({ url, name }: { url: string; name: string }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setError(null);
    try {
      await savePicture(url, name);
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
