import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Sale } from '../api/types';
import { errorWords } from '../app/errors';
import { notice } from '../app/notice';
import { connection } from '../app/live';
import { queryClient, salesQuery } from '../app/queries';
import classes from './SaleActions.module.css';

/** Longest 宛名 and 但し書き. */
const textLength = 40;

/** 再発行 and 領収書: what can still be printed of a sale. Both are journaled; a 領収書 marks its sale. */
export function SaleActions({ sale }: { sale: Sale }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [addressee, setAddressee] = useState('');
  const [proviso, setProviso] = useState('');
  const path = { path: { id: sale.id } };
  const onDone = (words: string) => {
    notice.set({ words });
    if (connection.get() !== 'live') void queryClient.invalidateQueries({ queryKey: salesQuery.queryKey });
  };
  const reprint = useMutation({
    mutationFn: () => api.POST('/api/v1/sales/{id}/reprint', { params: path }),
    onSuccess: () => onDone(t('saleActions.reprinted', { number: sale.number })),
  });
  const formal = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/sales/{id}/formal-receipt', {
        params: path,
        body: { addressee: addressee.trim() || null, proviso: proviso.trim() || null },
      }),
    onSuccess: () => {
      setOpen(false);
      onDone(t('saleActions.issued', { number: sale.number }));
      void queryClient.invalidateQueries({ queryKey: salesQuery.queryKey });
    },
  });
  const giveBack = useMutation({
    mutationFn: () => api.POST('/api/v1/sales/{id}/return', { params: path }),
    onSuccess: () => notice.set({ words: t('saleActions.returning', { number: sale.number }) }),
  });
  const error = reprint.error ?? formal.error ?? giveBack.error;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    formal.mutate();
  };
  return (
    <div className={classes['actions']}>
      <div className={classes['row']}>
        <Button variant="default" size="md" disabled={reprint.isPending} onClick={() => reprint.mutate()}>
          {t('saleActions.reprint')}
        </Button>
        <Button variant="default" size="md" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('saleActions.formal')}
        </Button>
        {sale.refunded < sale.total && (
          <Button variant="default" size="md" disabled={giveBack.isPending} onClick={() => giveBack.mutate()}>
            {t('saleActions.return')}
          </Button>
        )}
      </div>
      {open && (
        <form className={classes['form']} onSubmit={submit}>
          {sale.formalReceiptIssued && <p className={classes['warning']}>{t('saleActions.again')}</p>}
          <TextInput
            size="md"
            label={t('saleActions.addressee')}
            placeholder={t('saleActions.addresseeExample')}
            description={t('saleActions.addresseeHelp')}
            value={addressee}
            maxLength={textLength}
            onChange={(event) => setAddressee(event.currentTarget.value)}
          />
          <TextInput
            size="md"
            label={t('saleActions.proviso')}
            placeholder={t('saleActions.provisoExample')}
            value={proviso}
            maxLength={textLength}
            onChange={(event) => setProviso(event.currentTarget.value)}
          />
          <Button type="submit" size="md" disabled={formal.isPending}>
            {t('saleActions.print')}
          </Button>
        </form>
      )}
      {error !== null && <p role="alert">{errorWords(error, t)}</p>}
    </div>
  );
}
