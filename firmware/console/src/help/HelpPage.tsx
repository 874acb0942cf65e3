import { useTranslation } from 'react-i18next';
import { Link } from '../app/Link';
import { partsFor, places, whereIs, type Part, type Place } from '../app/places';
import { usePerson } from '../app/usePerson';
import { languageOf } from '../i18n';
import classes from './HelpPage.module.css';
import { keyLabel } from './keyLabels';
import { chapters, type ManualChapter, type ManualStep } from './manual';
import { pageHelp } from './pages';

/**
 * 使い方: the page one came from first, then every page one may see, then the cashier's manual, chapter by chapter; a
 * chapter's address can be linked to.
 */
export default function HelpPage() {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const person = usePerson();
  const wanted = window.location.hash.slice(1);
  const from = whereIs(new URLSearchParams(window.location.search).get('at') ?? '');
  const nameOf = ({ place, part }: { place: Place; part: Part }) =>
    place.word === part.word ? t(part.word) : `${t(place.word)} › ${t(part.word)}`;
  return (
    <>
      {from === null ? (
        <h1>{t('nav.help')}</h1>
      ) : (
        <section className={classes['here']}>
          <h1>{t('help.here', { page: nameOf(from) })}</h1>
          <Steps part={from.part} />
          <p>
            <Link href={from.part.path}>{t('help.back', { page: nameOf(from) })}</Link>
          </p>
        </section>
      )}
      <h2 className={classes['part']}>{t('help.pages')}</h2>
      {person !== null &&
        places
          .map((place) => ({ place, parts: partsFor(person, place) }))
          .filter(({ parts }) => parts.length > 0)
          .map(({ place, parts }) => (
            <details key={place.id} className={classes['chapter']}>
              <summary>
                <h3>{t(place.word)}</h3>
              </summary>
              {parts.map((part) => (
                <section key={part.path}>
                  <h4>
                    <Link href={part.path}>{t(part.word)}</Link>
                  </h4>
                  <Steps part={part} />
                </section>
              ))}
            </details>
          ))}
      <h2 className={classes['part']}>{t('help.title')}</h2>
      <p className={classes['lead']}>{t('help.lead')}</p>
      {language !== 'ja' && <p className={classes['lead']}>{t('help.inJapanese')}</p>}
      <div lang="ja">
        {chapters.map((chapter) => (
          <Chapter key={chapter.id} chapter={chapter} open={chapter.id === wanted} />
        ))}
      </div>
    </>
  );
}

/** What a page is for and how one goes about it. */
function Steps({ part }: { readonly part: Part }) {
  const { i18n } = useTranslation();
  return (
    <ul className={classes['steps']}>
      {pageHelp[part.path]?.[languageOf(i18n.language)].map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
  );
}

function Chapter({ chapter, open }: { readonly chapter: ManualChapter; readonly open: boolean }) {
  return (
    <details id={chapter.id} open={open} className={classes['chapter']}>
      <summary>
        <h3>{chapter.title}</h3>
      </summary>
      {chapter.lead !== '' && <p className={classes['lead']}>{chapter.lead}</p>}
      {chapter.steps.map((step, index) => (
        <Step key={index} step={step} />
      ))}
    </details>
  );
}

/** In the manual's language whatever the console's: half of it in another would help nobody. */
function Step({ step }: { readonly step: ManualStep }) {
  const { t } = useTranslation(undefined, { lng: 'ja' });
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
