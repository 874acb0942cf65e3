import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { findMembers } from '../bookings/queries';
import page from '../parts/page.module.css';
import { Picker } from '../parts/Picker';
import { findProducts } from '../products/queries';
import classes from './SalesSearch.module.css';
import { checkSearch, emptySearch, questionOf, type BookQuestion } from './search';

interface SalesSearchProps {
  readonly onSearch: (question: BookQuestion) => void;
}

/** 会計を探す: number, days, amounts, member and product, in any combination. Folded away until it is wanted. */
export function SalesSearch({ onSearch }: SalesSearchProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState(emptySearch);
  const [tried, setTried] = useState(false);
  const errors = checkSearch(form);
  const field = (name: 'number' | 'from' | 'to' | 'least' | 'most') => ({
    size: 'md' as const,
    label: t(`search.${name}`),
    value: form[name],
    error: tried && errors[name] !== undefined ? t(errors[name]) : null,
    autoComplete: 'off',
    maxLength: 16,
    onChange: (event: { currentTarget: { value: string } }) =>
      setForm({ ...form, [name]: event.currentTarget.value }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length === 0) onSearch(questionOf(form));
  };
  const clear = () => {
    setForm(emptySearch);
    setTried(false);
    onSearch({});
  };
  return (
    <details className={classes['search']}>
      <summary>{t('search.title')}</summary>
      <form role="search" aria-label={t('search.title')} noValidate onSubmit={submit}>
        <div className={page['set']}>
          <TextInput {...field('number')} inputMode="numeric" />
          <TextInput {...field('from')} type="date" />
          <TextInput {...field('to')} type="date" />
          <TextInput {...field('least')} inputMode="numeric" />
          <TextInput {...field('most')} inputMode="numeric" />
        </div>
        <div className={classes['who']}>
          <Picker
            label={t('search.memberId')}
            queryKey="members"
            chosen={
              form.memberId === '' ? null : { id: form.memberId, word: form.memberName, note: form.memberId }
            }
            find={findMembers}
            onPick={(it) => setForm({ ...form, memberId: it?.id ?? '', memberName: it?.word ?? '' })}
          />
          <Picker
            label={t('search.product')}
            queryKey="products"
            chosen={
              form.product === '' ? null : { id: form.product, word: form.productName, note: form.product }
            }
            find={findProducts}
            onPick={(it) => setForm({ ...form, product: it?.id ?? '', productName: it?.word ?? '' })}
          />
        </div>
        <div className={page['actions']}>
          <Button type="submit" size="md">
            {t('search.go')}
          </Button>
          <Button variant="default" size="md" onClick={clear}>
            {t('search.clear')}
          </Button>
        </div>
      </form>
    </details>
  );
}
