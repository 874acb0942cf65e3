import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { LoyaltyRules } from '../api/types';
import type { Words } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import classes from '../parts/page.module.css';
import { SaveRow } from '../parts/SaveRow';
import { useDraft } from '../parts/useDraft';
import { useSave } from '../parts/useSave';
import { couponsQuery } from '../products/queries';
import { rulesQuery } from './queries';
import { Rows, type Field } from './Rows';
import { toRules, toRulesForm, type RulesForm } from './rulesForm';
import { sayBonus, sayPass, sayRank, sayStamp } from './sayRules';

const named: readonly Field[] = [{ key: 'name' }, { key: 'code' }];
const goods: readonly Field[] = [{ key: 'departments' }, { key: 'products' }];

/** The fields of each kind of rule; what is chosen from are the words of `t` and the coupons a reward can be. */
function useFields() {
  const { t } = useTranslation();
  const coupons = useQuery(couponsQuery);
  const choices = (...all: readonly (readonly [value: string, word: keyof Words])[]) =>
    all.map(([value, word]) => [value, t(word)] as const);
  const reward: readonly Field[] = [
    {
      key: 'reward',
      choices: [
        ['', t('loyalty.noReward')],
        ...(coupons.data ?? [])
          .filter(({ personal }) => personal)
          .map(({ code, name }) => [code, `${name} (${code})`] as const),
      ],
    },
    { key: 'rewardDays' },
  ];
  const bonusFields: readonly Field[] = [
    ...named,
    { key: 'times' },
    { key: 'points' },
    { key: 'from', type: 'date' },
    { key: 'until', type: 'date' },
    { key: 'weekdays', type: 'weekdays' },
    { key: 'fromClock', type: 'time' },
    { key: 'untilClock', type: 'time' },
    ...goods,
    { key: 'ranks' },
    {
      key: 'birthday',
      choices: choices(['', 'loyalty.always'], ['yes', 'loyalty.birthdayMonth']),
    },
    { key: 'minimumYen' },
  ];

  const rankFields: readonly Field[] = [
    ...named,
    { key: 'kana' },
    { key: 'rankFrom' },
    { key: 'times' },
    { key: 'discount' },
    ...reward,
  ];

  const stampFields: readonly Field[] = [
    ...named,
    { key: 'kana' },
    { key: 'needed' },
    {
      key: 'per',
      choices: choices(
        ['visit', 'loyalty.per.visit'],
        ['amount', 'loyalty.per.amount'],
        ['piece', 'loyalty.per.piece'],
      ),
    },
    { key: 'perYen' },
    ...reward,
    { key: 'from', type: 'date' },
    { key: 'until', type: 'date' },
    ...goods,
  ];

  const passFields: readonly Field[] = [
    { key: 'product' },
    { key: 'name' },
    { key: 'kana' },
    { key: 'uses' },
    { key: 'days' },
    {
      key: 'gate',
      choices: choices(['', 'loyalty.gateClosed'], ['yes', 'loyalty.gateOpens']),
    },
  ];
  return { bonusFields, rankFields, stampFields, passFields };
}

/** ルール: bonus points, expiry, ranks, stamp cards, passes. */
export function Rules() {
  const { t } = useTranslation();
  const rules = useQuery(rulesQuery);
  return (
    <>
      <Head
        title={t('loyalty.rulesHead')}
        figure={
          rules.data === undefined
            ? '…'
            : t('loyalty.rulesFigure', {
                bonuses: rules.data.bonuses.length,
                ranks: rules.data.ladder?.ranks.length ?? 0,
              })
        }
      />
      <Answer query={rules}>{(saved) => <RulesEditor saved={saved} />}</Answer>
    </>
  );
}

function RulesEditor({ saved }: { saved: LoyaltyRules }) {
  const { t } = useTranslation();
  const savedForm = toRulesForm(saved);
  const { form, set, dirty, drop } = useDraft<RulesForm>('loyalty', savedForm);
  const { bonusFields, rankFields, stampFields, passFields } = useFields();
  const save = useSave<LoyaltyRules>(
    (value) => api.PUT('/api/v1/loyalty/rules', { body: value }),
    [rulesQuery.queryKey],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ value: toRules(form, saved), before: saved }, { onSuccess: drop });
  };
  const number = (field: 'months' | 'staffPointLimit' | 'pinFromPoints' | 'windowMonths') => ({
    size: 'md' as const,
    label: t(`loyalty.${field}`),
    inputMode: 'numeric' as const,
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <NativeSelect
        size="md"
        label={t('loyalty.expiry')}
        value={form.expiry}
        onChange={(event) => set({ expiry: event.currentTarget.value })}
        data={(['none', 'age', 'inactivity'] as const).map((value) => ({
          value,
          label: t(`loyalty.expiry.${value}`),
        }))}
      />
      {form.expiry !== 'none' && <TextInput {...number('months')} />}
      <TextInput {...number('staffPointLimit')} />
      <TextInput {...number('pinFromPoints')} description={t('loyalty.pinHelp')} />
      <Rows
        title={t('loyalty.bonuses')}
        help={t('loyalty.bonusHelp')}
        add={t('loyalty.addBonus')}
        fields={bonusFields}
        rows={form.bonuses}
        say={(row) => sayBonus(row, t)}
        onChange={(bonuses) => set({ bonuses })}
      />
      <Rows
        title={t('loyalty.ranks')}
        help={t('loyalty.rankHelp')}
        add={t('loyalty.addRank')}
        fields={rankFields}
        rows={form.ranks}
        say={(row) => sayRank(row, form.measure, t)}
        onChange={(ranks) => set({ ranks })}
      />
      {form.ranks.length > 0 && (
        <>
          <NativeSelect
            size="md"
            label={t('loyalty.measure')}
            value={form.measure}
            onChange={(event) => set({ measure: event.currentTarget.value })}
            data={(['spend', 'visits'] as const).map((value) => ({
              value,
              label: t(`loyalty.measure.${value}`),
            }))}
          />
          <TextInput {...number('windowMonths')} />
        </>
      )}
      <Rows
        title={t('loyalty.stamps')}
        help={t('loyalty.stampHelp')}
        add={t('loyalty.addStamp')}
        fields={stampFields}
        rows={form.stamps}
        say={(row) => sayStamp(row, t)}
        onChange={(stamps) => set({ stamps })}
      />
      <Rows
        title={t('loyalty.passes')}
        help={t('loyalty.passHelp')}
        add={t('loyalty.addPass')}
        fields={passFields}
        rows={form.passes}
        say={(row) => sayPass(row, t)}
        onChange={(passes) => set({ passes })}
      />
      <SaveRow dirty={dirty} busy={save.isPending} error={save.error} onDrop={drop} />
    </form>
  );
}
