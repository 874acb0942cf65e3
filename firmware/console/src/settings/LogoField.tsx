import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../parts/FileButton';
import page from '../parts/page.module.css';
import { pngOf, type LogoProblem } from './logo';

interface LogoFieldProps {
  /** A PNG in base64; empty for none. */
  readonly logo: string;
  readonly onChange: (logo: string) => void;
}

/** ロゴ: chosen here, seen on the paper beside the form before it is saved. */
export function LogoField({ logo, onChange }: LogoFieldProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<LogoProblem | null>(null);
  const take = async (chosen: File) => {
    const png = pngOf(new Uint8Array(await chosen.arrayBuffer()));
    setProblem('problem' in png ? png.problem : null);
    if ('base64' in png) onChange(png.base64);
  };
  return (
    <div role="group" aria-label={t('logo.label')}>
      <p>{t('logo.label')}</p>
      {logo === '' ? (
        <p className={page['quiet']}>{t('logo.none')}</p>
      ) : (
        <img
          src={`data:image/png;base64,${logo}`}
          alt={t('logo.label')}
          style={{ maxWidth: 200, maxHeight: 120 }}
        />
      )}
      <div className={page['actions']}>
        <FileButton
          accept="image/png"
          word={t('logo.choose')}
          variant="default"
          onFile={(chosen) => void take(chosen)}
        />
        {logo !== '' && (
          <Button variant="default" size="md" onClick={() => onChange('')}>
            {t('logo.remove')}
          </Button>
        )}
      </div>
      {problem !== null && (
        <p role="alert" style={{ color: 'var(--bad)' }}>
          {t(problem)}
        </p>
      )}
    </div>
  );
}
