import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { WorkDay } from '../api/types';
import { errorWords } from '../app/errors';
import { businessDay, timeOfDay } from '../format/time';
import { staffQuery } from '../parts/names';
import classes from '../parts/page.module.css';
import { useSave } from '../parts/useSave';
import { spansOf, type TypedSpan } from './clockTimes';

const nothing: TypedSpan = { from: '', until: '' };

interface Typed {
  readonly staffId: string;
  readonly day: string;
  readonly spans: readonly TypedSpan[];
}

const typedOf = (known: WorkDay): Typed => ({
  staffId: known.staffId,
  day: known.day,
  spans: known.spans.map(({ from, until }) => ({
    from: timeOfDay(from).slice(0, 5),
    until: until ? timeOfDay(until).slice(0, 5) : '',
  })),
});

/** A person's times of a day as they were: forgotten ones are added, wrong ones put right; empty lines go. */
export function WorkDayForm({ known, onDone }: { known: WorkDay | null; onDone: () => void }) {
  const { t } = useTranslation();
  const staff = useQuery(staffQuery);
  const [typed, setTyped] = useState<Typed>(() =>
    known === null ? { staffId: '', day: businessDay(new Date()), spans: [nothing] } : typedOf(known),
  );
  const spans = spansOf(typed.day, typed.spans);
  const save = useSave<Typed>(
    ({ staffId, day, spans: lines }) =>
      api.PUT('/api/v1/work-times/{staffId}/{day}', {
        params: { path: { staffId, day } },
        body: { spans: spansOf(day, lines) ?? [] },
      }),
    [['work-times']],
  );
  const ready =
    spans !== null && typed.staffId !== '' && typed.day !== '' && (known !== null || spans.length > 0);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) save.mutate({ value: typed, before: known && typedOf(known) }, { onSuccess: onDone });
  };
  const change = (at: number, part: Partial<TypedSpan>) =>
    setTyped({ ...typed, spans: typed.spans.map((it, index) => (index === at ? { ...it, ...part } : it)) });
  return (
    <form className={classes['panel']} onSubmit={submit}>
      <h2>{t(known === null ? 'times.add' : 'times.correct')}</h2>
      <p className={classes['quiet']}>{t('times.formHelp')}</p>
      <div className={classes['set']}>
        <NativeSelect
          size="md"
          label={t('staff.name')}
          value={typed.staffId}
          disabled={known !== null}
          data={[
            { value: '', label: t('times.who') },
            ...(staff.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => setTyped({ ...typed, staffId: currentTarget.value })}
        />
        <TextInput
          type="date"
          size="md"
          label={t('times.day')}
          value={typed.day}
          disabled={known !== null}
          onChange={({ currentTarget }) => setTyped({ ...typed, day: currentTarget.value })}
        />
      </div>
      {typed.spans.map((span, index) => (
        <div className={classes['set']} style={{ marginTop: 8 }} key={index}>
          {(['from', 'until'] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              size="md"
              label={t(`times.${end}`)}
              value={span[end]}
              onChange={({ currentTarget }) => change(index, { [end]: currentTarget.value })}
            />
          ))}
        </div>
      ))}
      <div className={classes['actions']} style={{ marginTop: 16 }}>
        <Button type="submit" size="md" disabled={!ready || save.isPending}>
          {t('form.save')}
        </Button>
        <Button
          variant="default"
          size="md"
          onClick={() => setTyped({ ...typed, spans: [...typed.spans, nothing] })}
        >
          {t('times.oneMore')}
        </Button>
        <Button variant="subtle" size="md" onClick={onDone}>
          {t('form.drop')}
        </Button>
      </div>
      {save.error !== null && (
        <p role="alert" style={{ color: 'var(--bad)' }}>
          {errorWords(save.error, t)}
        </p>
      )}
    </form>
  );
}
