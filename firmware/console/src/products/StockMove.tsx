import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Goods } from '../api/types';
import { errorWords } from '../app/errors';
import { count } from '../format/yen';
import classes from '../parts/page.module.css';
import { useSave } from '../parts/useSave';

const reasonLength = 40;
const highestPieces = 1_000_000;

/** Pieces as typed, with a sign: 12, +12, −3. Null when it is no whole number but 0. */
export function parsePieces(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '').replace('−', '-');
  const pieces = /^[+-]?\d{1,7}$/.test(plain) ? Number(plain) : 0;
  return pieces === 0 || Math.abs(pieces) > highestPieces ? null : pieces;
}

/** 入出庫: pieces that came or went. Undone by the opposite movement, which is journaled, too. */
export function StockMove({ product }: { product: Goods }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const pieces = parsePieces(typed);
  const move = useSave<{ pieces: number; reason: string }>(
    (body) => api.POST('/api/v1/products/{code}/stock', { params: { path: { code: product.code } }, body }),
    [['products']],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (pieces === null) return;
    move.mutate(
      { value: { pieces, reason: reason.trim() }, before: { pieces: -pieces, reason: t('notice.undo') } },
      {
        onSuccess: () => {
          setTyped('');
          setReason('');
        },
      },
    );
  };
  return (
    <form className={classes['panel']} onSubmit={submit} style={{ marginBottom: 24 }}>
      <p className={classes['label']}>{t('product.stock')}</p>
      <p className={classes['figure']}>{t('product.pieces', { pieces: count(product.stock ?? 0) })}</p>
      <div className={classes['set']} style={{ maxWidth: 720 }}>
        <TextInput
          size="md"
          label={t('stock.pieces')}
          placeholder="+12"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <TextInput
          size="md"
          label={t('stock.reason')}
          value={reason}
          maxLength={reasonLength}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" size="md" variant="default" disabled={pieces === null || move.isPending}>
          {t('stock.move')}
        </Button>
      </div>
      {move.error !== null && <p role="alert">{errorWords(move.error, t)}</p>}
    </form>
  );
}
