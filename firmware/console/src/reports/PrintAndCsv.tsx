import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DownloadButton } from '../parts/DownloadButton';
import classes from '../parts/page.module.css';

/** What every report can: be printed, and be kept as a file. */
export function PrintAndCsv({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation();
  return (
    <div className={`${classes['actions'] ?? ''} ${classes['noPrint'] ?? ''}`}>
      <Button variant="default" size="md" onClick={() => window.print()}>
        {t('reports.print')}
      </Button>
      <DownloadButton path={path} name={name} word={t('reports.csv')} />
    </div>
  );
}
