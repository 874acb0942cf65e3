import { useTranslation } from 'react-i18next';
import classes from './HelpPage.module.css';
import { keyLabel } from './keyLabels';
import { chapters, type ManualChapter, type ManualStep } from './manual';

/** The cashier's manual, chapter by chapter; a chapter's address can be linked to. */
export default function HelpPage() {
  const { t } = useTranslation();
  const wanted = window.location.hash.slice(1);
  return (
    <>
      <h1>{t('help.title')}</h1>
      <p className={classes['lead']}>{t('help.lead')}</p>
      {chapters.map((chapter) => (
        <Chapter key={chapter.id} chapter={chapter} open={chapter.id === wanted} />
      ))}
    </>
  );
}

function Chapter({ chapter, open }: { readonly chapter: ManualChapter; readonly open: boolean }) {
  return (
    <details id={chapter.id} open={open} className={classes['chapter']}>
      <summary>
        <h2>{chapter.title}</h2>
      </summary>
      {chapter.lead !== '' && <p className={classes['lead']}>{chapter.lead}</p>}
      {chapter.steps.map((step, index) => (
        <Step key={index} step={step} />
      ))}
    </details>
  );
}

function Step({ step }: { readonly step: ManualStep }) {
  const { t } = useTranslation();
  switch (step.kind) {
    case 'text':
      return <p>{step.text}</p>;
    case 'keys':
      return (
        <p className={classes['keys']}>
          {step.keys.map((key, index) => (
            <kbd key={index}>{keyLabel(key)}</kbd>
          ))}
        </p>
      );
    case 'does':
      return (
        <p className={classes['does']}>
          {t(`help.${step.what}`)} {step.detail}
        </p>
      );
    case 'shows':
      return (
        <p className={classes['shows']}>
          <span>{t(`help.${step.where}`)}</span>
          {step.texts.map((text, index) => (
            <samp key={index}>{text}</samp>
          ))}
        </p>
      );
  }
}
