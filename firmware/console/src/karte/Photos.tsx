import { Button, FileButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { errorWords } from '../app/errors';
import { day } from '../format/time';
import { languageOf } from '../i18n';
import page from '../parts/page.module.css';
import { useSave } from '../parts/useSave';
import { smallJpeg } from './jpeg';
import classes from './Karte.module.css';
import { photoQuery, type Photo } from './queries';

/** 写真: of the whole karte; made small before they are sent. */
export function Photos({ memberId, photos }: { memberId: string; photos: readonly Photo[] }) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const send = useSave<Blob>(
    (body) =>
      api.POST('/api/v1/members/{id}/photos', {
        params: { path: { id: memberId } },
        body: body as unknown as string,
        bodySerializer: (it: unknown) => it as Blob,
        headers: { 'Content-Type': 'image/jpeg' },
      }),
    [['karte', memberId]],
  );
  const remove = useSave<Photo>(
    ({ memberId: id, photoId }) =>
      api.DELETE('/api/v1/members/{id}/photos/{photoId}', { params: { path: { id, photoId } } }),
    [['karte', memberId]],
  );
  const take = async (file: File | null) => {
    if (file === null) return;
    setProblem(null);
    try {
      const small = await smallJpeg(file);
      if (small === null) setProblem(t('photo.tooLarge'));
      else send.mutate({ value: small, before: null });
    } catch {
      setProblem(t('photo.broken'));
    }
  };
  return (
    <section className={classes['part']} aria-label={t('photo.title')}>
      <h2>{t('photo.title')}</h2>
      {photos.length === 0 && <p className={page['quiet']}>{t('photo.none')}</p>}
      <ul className={classes['photos']}>
        {photos.map((photo) => (
          <li key={`${photo.memberId}/${photo.photoId}`}>
            <Picture photo={photo} onRemove={() => remove.mutate({ value: photo, before: null })} />
          </li>
        ))}
      </ul>
      {problem !== null && <p role="alert">{problem}</p>}
      {send.error !== null && <p role="alert">{errorWords(send.error, t)}</p>}
      {send.isPending && <p role="status">{t('photo.sending')}</p>}
      <div>
        <FileButton accept="image/*" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} size="md" disabled={send.isPending}>
              {t('photo.add')}
            </Button>
          )}
        </FileButton>
      </div>
    </section>
  );
}

interface PictureProps {
  readonly photo: Photo;
  readonly onRemove: () => void;
}

function Picture({ photo, onRemove }: PictureProps) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(photoQuery(photo.memberId, photo.photoId));
  const when = day(photo.at.slice(0, 10), languageOf(i18n.language));
  const words = photo.caption ?? t('photo.alt', { day: when });
  return (
    <figure>
      {data !== undefined && <img src={data} alt={words} />}
      <figcaption className={classes['dim']}>{words}</figcaption>
      <Button variant="default" aria-label={t('photo.removeOf', { caption: words })} onClick={onRemove}>
        {t('photo.remove')}
      </Button>
    </figure>
  );
}
