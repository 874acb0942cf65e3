import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../app/Link';
import { go } from '../app/router';
import type { Words } from '../i18n';
import classes from '../parts/page.module.css';
import { findAt, pagesNamed, type Hit } from './find';
import own from './technician.module.css';

/** Typing is over for so long before the appliance is asked. */
const settleMs = 200;

interface FindProps {
  readonly pages: readonly { readonly path: string; readonly word: keyof Words }[];
}

/** One search box everywhere: `/` leads into it, Enter to what it found, Esc back to the page. */
export function Find({ pages }: FindProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  const [chosen, setChosen] = useState(0);

  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), settleMs);
    return () => clearTimeout(timer);
  }, [text]);

  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const at = event.target;
      const typing =
        at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const found = useQuery({
    queryKey: ['find', settled],
    queryFn: ({ signal }) => findAt(settled, signal),
    enabled: settled !== '',
  });
  const named = pagesNamed(
    text,
    pages.map(({ path, word }) => ({ path, name: t(word) })),
  );
  const hits: readonly Hit[] = text.trim() === '' ? [] : [...(found.data ?? []), ...named];
  const leave = () => {
    setText('');
    setChosen(0);
    box.current?.blur();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave();
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, hits.length - 1));
    if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    const hit = hits[chosen];
    if (event.key === 'Enter' && hit !== undefined && !event.nativeEvent.isComposing) {
      go(hit.path);
      leave();
    }
  };

  return (
    <search className={own['find']}>
      <TextInput
        ref={box}
        size="md"
        type="search"
        aria-label={t('find.label')}
        placeholder={`${t('find.placeholder')}  /`}
        value={text}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={key}
      />
      {text.trim() !== '' && (hits.length > 0 || found.data !== undefined) && (
        <ul aria-label={t('find.label')}>
          {hits.map(({ path, name, kind }, index) => (
            <li key={`${kind} ${path}`}>
              <Link href={path} data-chosen={index === chosen || undefined} onClickCapture={leave}>
                <span>{name}</span>
                <span className={classes['quiet']}>{t(`find.${kind}`)}</span>
              </Link>
            </li>
          ))}
          {hits.length === 0 && <li className={classes['quiet']}>{t('find.none')}</li>}
        </ul>
      )}
    </search>
  );
}
