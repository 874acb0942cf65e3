import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './PaperImage.module.css';
import { PaperZoom, SavePicture } from './PaperZoom';

/** A paper the appliance drew: what is printed on it, and its picture as SVG. */
export interface DrawnPaper {
  readonly text: string;
  readonly svg: string;
}

/** The picture of a paper, described by the text on it. */
export function PaperImage({ paper }: { paper: DrawnPaper }) {
  return <img className={classes['picture']} src={useAddress(paper)} alt={paper.text} draggable={false} />;
}

interface PaperButtonProps {
  readonly paper: DrawnPaper;
  readonly title: string;
  readonly fileName: string;
}

/** A paper as large as the place for it; a press holds it close. */
export function PaperButton({ paper, title, fileName }: PaperButtonProps) {
  const { t } = useTranslation();
  const [close, setClose] = useState(false);
  return (
    <>
      <button
        type="button"
        className={classes['sheet']}
        aria-label={t('paper.zoom', { sheet: title })}
        onClick={() => setClose(true)}
      >
        <PaperImage paper={paper} />
      </button>
      <PaperZoom opened={close} title={title} onClose={() => setClose(false)}>
        <PaperImage paper={paper} />
        <SavePicture url={useAddress(paper)} name={fileName} />
      </PaperZoom>
    </>
  );
}

function useAddress({ svg }: DrawnPaper): string {
  return useMemo(() => `data:image/svg+xml,${encodeURIComponent(svg)}`, [svg]);
}
