import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchIcon } from '../app/icons';
import { go } from '../app/router';
import { isTyping } from '../app/useGoKeys';
import type { Words } from '../i18n';
import { findAt, pagesNamed, type Hit } from './find';
import classes from './Find.module.css';

/** Typing is over for so long before the appliance is asked. */
const settleMs = 150;

interface FindProps {
  readonly pages: readonly { readonly path: string; readonly word: keyof Words }[];
}

/** One search box everywhere: `/` leads into it, arrows and Enter to what it found, Esc back to the page. */
export function Find({ pages }: FindProps) {
  const { t } = useTranslation();
  const list = useId();
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
      if (event.key !== '/' || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey)
        return;
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
  // What was found by other text is not offered for this one: Enter would lead to it.
  const hits: readonly Hit[] =
    text.trim() === '' ? [] : [...(settled === text.trim() ? (found.data ?? []) : []), ...named];
  const waiting = settled !== text.trim() || found.isFetching;
  const open = text.trim() !== '' && (hits.length > 0 || !waiting);
  const leave = () => {
    setText('');
    setChosen(0);
    box.current?.blur();
  };
  const take = (hit: Hit) => {
    go(hit.path);
    leave();
  };
  const key = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(chosen + step, hits.length - 1)));
    }
    if (event.key === 'Escape') leave();
    const hit = hits[chosen];
    if (event.key === 'Enter' && hit !== undefined && !event.nativeEvent.isComposing) take(hit);
  };

  return (
    <search className={classes['find']}>
      <TextInput
        ref={box}
        size="md"
        type="search"
        role="combobox"
        aria-label={t('find.label')}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        {...(open && hits[chosen] !== undefined && { 'aria-activedescendant': `${list}-${String(chosen)}` })}
        placeholder={t('find.placeholder')}
        leftSection={<SearchIcon />}
        rightSection={<kbd className={classes['key']}>/</kbd>}
        value={text}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={key}
        onBlur={() => setText('')}
      />
      <ul id={list} role="listbox" aria-label={t('find.label')} hidden={!open}>
        {hits.map((hit, index) => (
          <li
            key={`${hit.kind} ${hit.path}`}
            id={`${list}-${String(index)}`}
            role="option"
            aria-selected={index === chosen}
            // Before the box loses the focus, and with it what was found.
            onPointerDown={(event) => {
              event.preventDefault();
              take(hit);
            }}
          >
            <span className={classes['name']}>{hit.name}</span>
            <span className={classes['detail']}>{hit.detail}</span>
            <span className={classes['kind']}>{t(`find.${hit.kind}`)}</span>
          </li>
        ))}
        {hits.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled="true">
            {t('find.none')}
          </li>
        )}
      </ul>
    </search>
  );
}
