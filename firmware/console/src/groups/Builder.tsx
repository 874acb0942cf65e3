import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import '@mantine/core/styles/NumberInput.css';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Condition } from '../api/types';
import { attributesQuery } from '../members/queries';
import { departmentsQuery } from '../parts/names';
import classes from './Builder.module.css';
import {
  channels,
  comparisons,
  days,
  figures,
  fresh,
  kinds,
  measures,
  type Group,
  type Kind,
} from './conditions';

/** Products that can be chosen from a list; a shop with more writes the name into the text. */
const productsListed = 200;

const goodsQuery = queryOptions({
  queryKey: ['products', 'choices'],
  queryFn: async ({ signal }) =>
    bodyOf(await api.GET('/api/v1/products', { signal, params: { query: { limit: productsListed } } })),
});

interface BuilderProps<T extends Condition> {
  readonly value: T;
  readonly today: string;
  readonly onChange: (value: T) => void;
}

/** Conditions below one another, all or one of which have to hold; a group may stand within a group. */
export function Builder({ value, today, onChange }: BuilderProps<Group>) {
  const { t } = useTranslation();
  const put = (of: Condition[]) => onChange({ ...value, of });
  return (
    <div className={classes['group']}>
      <NativeSelect
        size="md"
        aria-label={t('builder.join')}
        value={value.kind}
        onChange={(event) => onChange({ ...value, kind: event.currentTarget.value as Group['kind'] })}
        data={(['all', 'any'] as const).map((kind) => ({ value: kind, label: t(`builder.${kind}`) }))}
      />
      <ul className={classes['parts']}>
        {value.of.map((part, index) => (
          <li key={index} className={classes['part']}>
            <Part
              value={part}
              today={today}
              onChange={(next) => put(value.of.map((other, at) => (at === index ? next : other)))}
            />
            <Button
              variant="default"
              size="md"
              className={classes['remove']}
              aria-label={t('builder.removeOne', { number: index + 1 })}
              onClick={() => put(value.of.filter((_, at) => at !== index))}
            >
              {t('builder.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <NativeSelect
        size="md"
        aria-label={t('builder.add')}
        value=""
        onChange={(event) => put([...value.of, fresh(event.currentTarget.value as Kind, today)])}
        data={[
          { value: '', label: t('builder.add') },
          ...kinds.map((kind) => ({ value: kind, label: t(`condition.${kind}`) })),
        ]}
      />
    </div>
  );
}

/** One condition; 「でない」 turns it round. */
function Part({ value, today, onChange }: BuilderProps<Condition>) {
  const { t } = useTranslation();
  const inner = value.kind === 'not' ? value.of : value;
  const put = (next: Condition) => onChange(value.kind === 'not' ? { kind: 'not', of: next } : next);
  return (
    <div className={classes['fields']}>
      <Fields value={inner} today={today} onChange={put} />
      <label className={classes['not']}>
        <input
          type="checkbox"
          checked={value.kind === 'not'}
          onChange={(event) => onChange(event.currentTarget.checked ? { kind: 'not', of: inner } : inner)}
        />
        {t('builder.not')}
      </label>
    </div>
  );
}

function Fields({ value, today, onChange }: BuilderProps<Condition>) {
  const { t } = useTranslation();
  const word = <span className={classes['word']}>{t(`condition.${value.kind}`)}</span>;
  switch (value.kind) {
    case 'all':
    case 'any':
      return <Builder value={value} today={today} onChange={onChange} />;
    case 'not':
      return <Part value={value} today={today} onChange={onChange} />;
    case 'figure':
      return (
        <>
          <Choice
            label={t('condition.figure')}
            of={figures}
            word={(one) => t(`figure.${one}`)}
            value={value.figure}
            onChange={(figure) => onChange({ ...value, figure })}
          />
          <Whole
            label={t(`figure.${value.figure}`)}
            value={value.value}
            unit={t(`figureUnit.${value.figure}`)}
            onChange={(next) => onChange({ ...value, value: next })}
          />
          <Comparison value={value.is} onChange={(is) => onChange({ ...value, is })} />
        </>
      );
    case 'days-since':
      return (
        <>
          <Choice
            label={t('condition.days-since')}
            of={days}
            word={(one) => t(`dayFigure.${one}`)}
            value={value.since}
            onChange={(since) => onChange({ ...value, since })}
          />
          <span>{t('builder.from')}</span>
          <Whole
            label={t('builder.days')}
            value={value.days}
            unit={t('builder.dayUnit')}
            onChange={(next) => onChange({ ...value, days: next })}
          />
          <Comparison value={value.is} onChange={(is) => onChange({ ...value, is })} />
        </>
      );
    case 'day':
      return (
        <>
          <Choice
            label={t('condition.day')}
            of={days}
            word={(one) => t(`dayFigure.${one}`)}
            value={value.of}
            onChange={(of) => onChange({ ...value, of })}
          />
          <TextInput
            size="md"
            type="date"
            aria-label={t('builder.date')}
            value={value.day}
            onChange={(event) => {
              if (event.currentTarget.value !== '') onChange({ ...value, day: event.currentTarget.value });
            }}
          />
          <Comparison value={value.is} onChange={(is) => onChange({ ...value, is })} />
        </>
      );
    case 'visited':
      return (
        <>
          {word}
          <Window
            days={value.withinDays}
            onChange={(next) => onChange({ ...value, withinDays: next ?? 0 })}
          />
          <Whole
            label={t('builder.times')}
            value={value.times}
            unit={t('measure.times')}
            onChange={(next) => onChange({ ...value, times: next })}
          />
          <Comparison value={value.is} onChange={(is) => onChange({ ...value, is })} />
        </>
      );
    case 'bought':
      return <BoughtFields value={value} today={today} onChange={onChange} />;
    case 'attribute':
      return <AttributeFields value={value} today={today} onChange={onChange} />;
    case 'birth-month': {
      const chosen = value.month == null ? (value.relative ?? 'this') : String(value.month);
      return (
        <>
          {word}
          <Choice
            label={t('condition.birth-month')}
            of={['this', 'next', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const}
            word={(one) =>
              one === 'this' || one === 'next'
                ? t(`month.${one}`)
                : t('figures.month', { month: Number(one) })
            }
            value={chosen as 'this'}
            onChange={(one) =>
              onChange(
                one === 'this' || one === 'next'
                  ? { kind: 'birth-month', relative: one }
                  : { kind: 'birth-month', month: Number(one) },
              )
            }
          />
        </>
      );
    }
    case 'text':
      return (
        <>
          <Choice
            label={t('condition.text')}
            of={['address', 'postal-code'] as const}
            word={(one) => t(`profileText.${one}`)}
            value={value.of}
            onChange={(of) => onChange({ ...value, of })}
          />
          <TextInput
            size="md"
            aria-label={t('builder.text')}
            value={value.text}
            onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
          />
        </>
      );
    case 'contact':
    case 'consent':
      return (
        <>
          {word}
          <Choice
            label={t(`condition.${value.kind}`)}
            of={channels}
            word={(one) => t(`channel.${one}`)}
            value={value.channel}
            onChange={(channel) => onChange({ ...value, channel })}
          />
        </>
      );
    case 'provisional':
    case 'leaving':
      return word;
  }
}

/** One of the shop's own questions; what can be answered follows from it. */
function AttributeFields({ value, onChange }: BuilderProps<Extract<Condition, { kind: 'attribute' }>>) {
  const { t } = useTranslation();
  const questions = useQuery(attributesQuery).data ?? [];
  const asked = questions.find(({ code }) => code === value.code);
  const answer = (next: string) => onChange({ ...value, value: next });
  return (
    <>
      <NativeSelect
        size="md"
        aria-label={t('builder.question')}
        value={value.code}
        onChange={(event) => onChange({ ...value, code: event.currentTarget.value, value: '' })}
        data={[
          ...(asked === undefined
            ? [{ value: value.code, label: value.code === '' ? t('builder.choose') : value.code }]
            : []),
          ...questions.map(({ code, label }) => ({ value: code, label })),
        ]}
      />
      {asked?.choices != null ? (
        <NativeSelect
          size="md"
          aria-label={t('builder.answer')}
          value={value.value}
          onChange={(event) => answer(event.currentTarget.value)}
          data={[
            ...(asked.choices.some(({ code }) => code === value.value)
              ? []
              : [{ value: value.value, label: value.value === '' ? t('builder.choose') : value.value }]),
            ...asked.choices.map(({ code, label }) => ({ value: code, label })),
          ]}
        />
      ) : (
        <TextInput
          size="md"
          type={asked?.kind === 'date' ? 'date' : 'text'}
          inputMode={asked?.kind === 'number' ? 'numeric' : 'text'}
          aria-label={t('builder.answer')}
          placeholder={t('builder.answer')}
          value={value.value}
          onChange={(event) => answer(event.currentTarget.value)}
        />
      )}
      <Comparison value={value.is} onChange={(is) => onChange({ ...value, is })} />
    </>
  );
}

function BoughtFields({ value, onChange }: BuilderProps<Extract<Condition, { kind: 'bought' }>>) {
  const { t } = useTranslation();
  const goods = useQuery(goodsQuery);
  const departments = useQuery(departmentsQuery);
  const choices =
    value.of === 'product'
      ? (goods.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
      : (departments.data ?? []).map(({ number, name }) => ({ value: String(number), label: name }));
  const known = choices.some((choice) => choice.value === value.code);
  return (
    <>
      <Choice
        label={t('condition.bought')}
        of={['product', 'department'] as const}
        word={(one) => t(`subject.${one}`)}
        value={value.of}
        onChange={(of) => onChange({ ...value, of, code: '' })}
      />
      <NativeSelect
        size="md"
        aria-label={t(`subject.${value.of}`)}
        value={value.code}
        onChange={(event) => onChange({ ...value, code: event.currentTarget.value })}
        data={[
          ...(known
            ? []
            : [{ value: value.code, label: value.code === '' ? t('builder.choose') : value.code }]),
          ...choices,
        ]}
      />
      <Window
        optional
        days={value.withinDays ?? null}
        onChange={(withinDays) => onChange({ ...value, withinDays })}
      />
      <Whole
        label={t('builder.value')}
        value={value.value}
        onChange={(next) => onChange({ ...value, value: next })}
      />
      <Choice
        label={t('builder.measure')}
        of={measures}
        word={(one) => t(`measure.${one}`)}
        value={value.measure}
        onChange={(measure) => onChange({ ...value, measure })}
      />
      <Comparison value={value.is} onChange={(is) => onChange({ ...value, is })} />
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly of: readonly T[];
  readonly word: (one: T) => string;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, of, word, value, onChange }: ChoiceProps<T>) {
  return (
    <NativeSelect
      size="md"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as T)}
      data={of.map((one) => ({ value: one, label: word(one) }))}
    />
  );
}

interface ComparisonProps {
  readonly value: (typeof comparisons)[number];
  readonly onChange: (value: (typeof comparisons)[number]) => void;
}

function Comparison({ value, onChange }: ComparisonProps) {
  const { t } = useTranslation();
  return (
    <Choice
      label={t('builder.is')}
      of={comparisons}
      word={(one) => t(`comparison.${one}`)}
      value={value}
      onChange={onChange}
    />
  );
}

interface WholeProps {
  readonly label: string;
  readonly value: number;
  readonly unit?: string;
  readonly onChange: (value: number) => void;
}

/** A whole number with its unit behind it. */
function Whole({ label, value, unit = '', onChange }: WholeProps) {
  return (
    <span className={classes['whole']}>
      <NumberInput
        size="md"
        w={128}
        aria-label={label}
        value={value}
        min={0}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        hideControls
        onChange={(next) => onChange(typeof next === 'number' ? next : Number.parseInt(next, 10) || 0)}
      />
      {unit}
    </span>
  );
}

interface WindowProps {
  readonly days: number | null;
  readonly optional?: boolean;
  readonly onChange: (days: number | null) => void;
}

const windows = [7, 14, 30, 60, 90, 180, 365];

/** In how many latest days. */
function Window({ days: chosen, optional = false, onChange }: WindowProps) {
  const { t } = useTranslation();
  const offered = chosen === null || windows.includes(chosen) ? windows : [...windows, chosen];
  return (
    <NativeSelect
      size="md"
      aria-label={t('builder.window')}
      value={chosen ?? ''}
      onChange={(event) =>
        onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
      }
      data={[
        ...(optional ? [{ value: '', label: t('builder.ever') }] : []),
        ...offered.map((days) => ({ value: String(days), label: t('builder.within', { count: days }) })),
      ]}
    />
  );
}
