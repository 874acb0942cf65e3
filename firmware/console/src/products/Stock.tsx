import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { StockRow } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { count } from '../format/yen';
import { Answer } from '../parts/Answer';
import { DownloadButton } from '../parts/DownloadButton';
import { parseWhole } from '../parts/numbers';
import classes from '../parts/page.module.css';
import { useSave } from '../parts/useSave';
import { stockQuery } from './queries';

type Mode = 'receive' | 'count';

/** 在庫: what is there, how long it lasts, what to order; deliveries and counts are keyed in the list itself. */
export function Stock() {
  const { t } = useTranslation();
  const stock = useQuery(stockQuery);
  return (
    <Answer query={stock}>
      {(rows) =>
        rows.length === 0 ? (
          <div className={classes['empty']}>
            <h1>{t('stock.empty')}</h1>
            <p>{t('stock.emptyStep')}</p>
            <Link href="/products">{t('nav.products')}</Link>
          </div>
        ) : (
          <Rows rows={rows} />
        )
      }
    </Answer>
  );
}

function Rows({ rows }: { rows: readonly StockRow[] }) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<Mode | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const low = rows.filter(({ stock, reorderPoint }) => stock <= reorderPoint).length;
  const lines = Object.entries(typed)
    .filter(([, text]) => text.trim() !== '')
    .map(([code, text]) => ({ code, pieces: parseWhole(text) }));
  const save = useSave<{ code: string; pieces: number }[]>(
    (body) =>
      mode === 'count'
        ? api.POST('/api/v1/stock/counts', { body: { lines: body } })
        : api.POST('/api/v1/stock/deliveries', { body: { lines: body } }),
    [['stock'], ['products'], ['today']],
  );
  const leave = () => {
    setTyped({});
    setMode(null);
  };
  const wrong = lines.some(({ pieces }) => pieces === null);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const value = lines.flatMap(({ code, pieces }) => (pieces === null ? [] : [{ code, pieces }]));
    save.mutate({ value, before: null }, { onSuccess: leave });
  };
  return (
    <form onSubmit={submit}>
      <header className={classes['head']}>
        <h1>{low === 0 ? t('stock.fine') : t('stock.low', { times: low })}</h1>
        <div className={classes['actions']}>
          {mode === null ? (
            <>
              <Button size="md" onClick={() => setMode('receive')}>
                {t('stock.receive')}
              </Button>
              <Button size="md" variant="default" onClick={() => setMode('count')}>
                {t('stock.count')}
              </Button>
              <DownloadButton path="/api/v1/stock/export.csv" name="stock.csv" word={t('reports.csv')} />
            </>
          ) : (
            <>
              <span className={classes['quiet']}>{t('stock.typed', { times: lines.length })}</span>
              <Button type="submit" size="md" disabled={lines.length === 0 || wrong || save.isPending}>
                {t('stock.save')}
              </Button>
              <Button size="md" variant="default" onClick={leave}>
                {t('form.drop')}
              </Button>
            </>
          )}
        </div>
      </header>
      {mode !== null && <p className={classes['quiet']}>{t(`stock.help.${mode}`)}</p>}
      {save.error !== null && <p role="alert">{errorWords(save.error, t)}</p>}
      <table className={classes['list']} data-fold="" aria-label={t('stock.title')}>
        <thead>
          <tr>
            <th>{t('stock.name')}</th>
            <th>{t('stock.class')}</th>
            <th className={classes['number']}>{t('stock.sold')}</th>
            <th className={classes['number']}>{t('stock.lasts')}</th>
            <th className={classes['number']}>{t('stock.suggested')}</th>
            <th className={classes['number']}>{t('stock.there')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <td data-main="">
                <Link href={`/products/code/${row.code}`}>{row.name}</Link>
                {row.stock <= row.reorderPoint && (
                  <span className={classes['mark']} data-state="warn">
                    {t('product.low')}
                  </span>
                )}
              </td>
              <td data-word={t('stock.class')}>{row.class}</td>
              <td className={classes['number']} data-word={t('stock.sold')}>
                {t('product.pieces', { pieces: count(row.sold) })}
              </td>
              <td className={classes['number']} data-word={t('stock.lasts')}>
                {row.daysLeft === null ? '' : t('stock.days', { days: count(row.daysLeft) })}
              </td>
              <td className={classes['number']} data-word={t('stock.suggested')}>
                {row.suggested === 0 ? '' : t('product.pieces', { pieces: count(row.suggested) })}
              </td>
              <td className={classes['number']} data-figure="">
                {mode === null ? (
                  t('product.pieces', { pieces: count(row.stock) })
                ) : (
                  <TextInput
                    size="md"
                    inputMode="numeric"
                    aria-label={t('stock.piecesOf', { name: row.name })}
                    placeholder={String(row.stock)}
                    value={typed[row.code] ?? ''}
                    error={
                      (typed[row.code] ?? '').trim() !== '' && parseWhole(typed[row.code] ?? '') === null
                    }
                    onChange={(event) => setTyped({ ...typed, [row.code]: event.currentTarget.value })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </form>
  );
}
