import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../api/types';
import { errorWords } from '../app/errors';
import { yen } from '../format/yen';
import { useScan } from './actions';
import classes from './Codes.module.css';

/** Products listed at a time; typing narrows them. */
const shown = 6;

/** The products whose name or code contains what was typed; letters and figures of any width count as the same. */
export function matching(products: readonly Product[], typed: string): Product[] {
  const fold = (text: string) => text.normalize('NFKC').toLocaleLowerCase().replaceAll(/\s+/g, '');
  const wanted = fold(typed);
  return products.filter((product) => fold(product.name).includes(wanted) || product.jan.includes(wanted));
}

/** What scanning after typing means: the one product left, or the code as typed; null when it is neither. */
export function codeOf(matches: readonly Product[], typed: string): string | null {
  const code = typed.normalize('NFKC').trim();
  if (/^[0-9A-Za-z-]{4,}$/.test(code)) return code;
  return code !== '' && matches.length === 1 ? (matches[0]?.jan ?? null) : null;
}

export function Codes({ products }: { products: readonly Product[] }) {
  const { t } = useTranslation();
  const scan = useScan();
  const [typed, setTyped] = useState('');
  const matches = matching(products, typed);
  const code = codeOf(matches, typed);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code === null) return;
    scan.mutate(code);
    setTyped('');
  };

  return (
    <section>
      <h2>{t('codes.title')}</h2>
      <form onSubmit={submit} className={classes['form']} role="search">
        <TextInput
          className={classes['field'] ?? ''}
          aria-label={t('codes.search')}
          placeholder={t('codes.search')}
          size="md"
          value={typed}
          maxLength={64}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <Button type="submit" size="md" variant="default" disabled={code === null}>
          {t('codes.scan')}
        </Button>
      </form>
      {products.length === 0 && <p className={classes['help']}>{t('codes.empty')}</p>}
      {products.length > 0 && matches.length === 0 && (
        <p className={classes['help']}>{code === null ? t('codes.noneText') : t('codes.none')}</p>
      )}
      <ul className={classes['list']}>
        {matches.slice(0, shown).map((product) => (
          <li key={product.jan}>
            <button
              type="button"
              className={classes['product']}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => scan.mutate(product.jan)}
            >
              <Bars code={product.jan} />
              <span className={classes['name']}>{product.name}</span>
              <span className={classes['jan']} aria-hidden="true">
                {product.jan}
              </span>
              <span className={classes['price']}>{yen(product.priceYen)}</span>
              <span className="heard">{t('codes.scanProduct')}</span>
            </button>
          </li>
        ))}
      </ul>
      {matches.length > shown && (
        <p className={classes['help']}>{t('codes.more', { more: matches.length - shown })}</p>
      )}
      {scan.error !== null && (
        <p role="alert" className={classes['error']}>
          {errorWords(scan.error, t)}
        </p>
      )}
    </section>
  );
}

/** A bar code at a glance: not to be scanned, only to look like this product's own. */
function Bars({ code }: { code: string }) {
  const path: string[] = [];
  let x = 0;
  for (const digit of code) {
    const width = 1 + (Number(digit) % 3) * 0.6;
    path.push(`M${x.toFixed(1)} 0h${width.toFixed(1)}v20h-${width.toFixed(1)}z`);
    x += width + 1 + (Number(digit) % 2) * 0.6;
  }
  return (
    <svg
      className={classes['bars']}
      viewBox={`0 0 ${x.toFixed(1)} 20`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path.join('')} fill="currentColor" />
    </svg>
  );
}
