import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Goal, Today } from '../api/types';
import { errorWords } from '../app/errors';
import { yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import { parseWhole } from '../parts/numbers';
import classes from '../parts/page.module.css';
import { useSave } from '../parts/useSave';
import { goalsQuery } from './queries';
import own from './TodayPage.module.css';

/** Year, month, week, day: how far each is, and where the owner sets them. */
export function Goals({ today }: { today: Today }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  return (
    <section>
      <h2>{t('today.goals')}</h2>
      <dl className={own['goals']}>
        {today.goals.map(({ period, done, goal }) => (
          <div key={period}>
            <dt>{t(`goal.${period as 'day'}`)}</dt>
            <dd>
              {goal === null || goal === 0 ? (
                <span className={classes['quiet']}>{yen(done)}</span>
              ) : (
                <>
                  <progress
                    value={Math.max(0, Math.min(done, goal))}
                    max={goal}
                    data-reached={done >= goal || undefined}
                  >
                    {Math.floor((100 * done) / goal)}%
                  </progress>
                  <span className={own['of']}>{t('goal.of', { done: yen(done), goal: yen(goal) })}</span>
                  <span className={classes['quiet']}>
                    {done >= goal
                      ? t('goal.reached', { amount: yen(done - goal) })
                      : t('goal.left', { amount: yen(goal - done) })}
                  </span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {editing ? (
        <GoalForm day={today.day} onDone={() => setEditing(false)} />
      ) : (
        <Button variant="default" size="md" onClick={() => setEditing(true)}>
          {t('goal.set')}
        </Button>
      )}
    </section>
  );
}

function GoalForm({ day, onDone }: { day: string; onDone: () => void }) {
  const goals = useQuery(goalsQuery);
  return <Answer query={goals}>{(list) => <Fields day={day} goals={list} onDone={onDone} />}</Answer>;
}

/** An amount as typed; an empty field is ¥0, which takes the goal away. */
const amountOf = (typed: string) => (typed.trim() === '' ? 0 : parseWhole(typed));

function Fields({ day, goals, onDone }: { day: string; goals: readonly Goal[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [year = '', month = ''] = day.split('-');
  const before = (kind: Goal['kind'], period: string) =>
    goals.find((goal) => goal.kind === kind && goal.period === period)?.amount ?? 0;
  const old = { month: before('month', `${year}-${month}-01`), year: before('year', `${year}-01-01`) };
  const [typed, setTyped] = useState({
    month: old.month === 0 ? '' : String(old.month),
    year: old.year === 0 ? '' : String(old.year),
  });
  const amounts = { month: amountOf(typed.month), year: amountOf(typed.year) };
  const save = useSave<{ month: number; year: number }>(
    async (value) => {
      await api.PUT('/api/v1/goals', { body: { kind: 'month', period: day, amount: value.month } });
      await api.PUT('/api/v1/goals', { body: { kind: 'year', period: day, amount: value.year } });
    },
    [['goals'], ['today']],
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (amounts.month === null || amounts.year === null) return;
    save.mutate({ value: { month: amounts.month, year: amounts.year }, before: old }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className={own['goalForm']}>
      <TextInput
        size="md"
        inputMode="numeric"
        label={t('goal.monthAmount', { month: Number(month) })}
        value={typed.month}
        error={amounts.month === null ? t('goal.wrong') : null}
        onChange={(event) => setTyped({ ...typed, month: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        inputMode="numeric"
        label={t('goal.yearAmount', { year })}
        description={t('goal.help')}
        value={typed.year}
        error={amounts.year === null ? t('goal.wrong') : null}
        onChange={(event) => setTyped({ ...typed, year: event.currentTarget.value })}
      />
      {save.error !== null && <p role="alert">{errorWords(save.error, t)}</p>}
      <div className={classes['actions']}>
        <Button
          type="submit"
          size="md"
          disabled={amounts.month === null || amounts.year === null || save.isPending}
        >
          {t('form.save')}
        </Button>
        <Button variant="default" size="md" onClick={onDone}>
          {t('common.close')}
        </Button>
      </div>
    </form>
  );
}
