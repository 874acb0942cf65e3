import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../app/errors';
import { download } from './download';

/** Keeps a file of the appliance. */
export function DownloadButton({ path, name, word }: { path: string; name: string; word: string }) {
  const { t } = useTranslation();
  const keep = useMutation({ mutationFn: () => download(path, name) });
  return (
    <>
      <Button variant="default" size="md" disabled={keep.isPending} onClick={() => keep.mutate()}>
        {word}
      </Button>
      {keep.error !== null && <span role="alert">{errorWords(keep.error, t)}</span>}
    </>
  );
}
