import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, authorisedFetch, bodyOf } from '../api/client';
import type { ImportCheck, ImportPlan } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { Store, useStore } from '../app/store';
import { count } from '../format/yen';
import { Facts, type Fact } from '../parts/Facts';
import { FileButton } from '../parts/FileButton';
import page from '../parts/page.module.css';
import classes from './Member.module.css';
import { importQuery } from './queries';

/** Problems shown one by one. */
const shownFaults = 200;

/** The file that is being taken over; it is found again after looking at another page. */
const underWay = new Store<string | null>(null);

/** What a file has: members, or what they bought before. */
type Kind = 'members' | 'sales';

const kinds = [
  { kind: 'members', word: 'move.choose', variant: 'filled' },
  { kind: 'sales', word: 'move.chooseSales', variant: 'default' },
] as const;

interface Chosen {
  readonly file: File;
  readonly kind: Kind;
}

/** Sends the file as it is: the appliance finds its character set out. */
async function send({ file, kind }: Chosen): Promise<ImportPlan> {
  const address = new URL(`/api/v1/members/imports?kind=${kind}`, window.location.origin);
  const answer = await authorisedFetch(
    new Request(address, { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body: file }),
  );
  return (await answer.json()) as ImportPlan;
}

/** 引っ越し: a roster from elsewhere. Choose, map, try, then all of it or nothing. */
export function MovingIn() {
  const { t } = useTranslation();
  const id = useStore(underWay);
  const take = useMutation({ mutationFn: send });
  return (
    <>
      <h1>{t('move.title')}</h1>
      {id !== null ? (
        <Progress id={id} onAgain={() => underWay.set(null)} />
      ) : (
        <>
          <p className={page['quiet']}>{t('move.help')}</p>
          <p className={page['quiet']}>{t('move.salesHelp')}</p>
          <div className={page['actions']} style={{ margin: '16px 0 32px' }}>
            {kinds.map(({ kind, word, variant }) => (
              <FileButton
                key={kind}
                accept=".csv,.txt,text/csv"
                word={t(word)}
                variant={variant}
                disabled={take.isPending}
                onFile={(file) => take.mutate({ file, kind })}
              />
            ))}
            <span role="status" className={page['quiet']}>
              {take.isPending && t('move.reading')}
            </span>
          </div>
          {take.error !== null && <p role="alert">{errorWords(take.error, t)}</p>}
          {take.data !== undefined && (
            <Mapping
              key={take.data.id}
              plan={take.data}
              kind={take.variables.kind}
              onStarted={() => underWay.set(take.data.id)}
              onForgotten={() => take.reset()}
            />
          )}
        </>
      )}
    </>
  );
}

interface MappingProps {
  readonly plan: ImportPlan;
  readonly kind: Kind;
  readonly onStarted: () => void;
  readonly onForgotten: () => void;
}

function Mapping({ plan, kind, onStarted, onForgotten }: MappingProps) {
  const { t } = useTranslation();
  const [fields, setFields] = useState(() => plan.columns.map(({ field }) => field ?? ''));
  const path = { params: { path: { id: plan.id } } };
  const check = useMutation({
    mutationFn: async () =>
      bodyOf(
        await api.POST('/api/v1/members/imports/{id}/check', {
          ...path,
          body: { fields },
        }),
      ),
  });
  const start = useMutation({
    mutationFn: () => api.POST('/api/v1/members/imports/{id}/start', path),
    onSuccess: onStarted,
  });
  const forget = useMutation({
    mutationFn: () => api.DELETE('/api/v1/members/imports/{id}', path),
    onSuccess: onForgotten,
  });
  return (
    <>
      <h2>{t('move.mapping')}</h2>
      <p className={page['quiet']}>
        {t('move.mappingHelp')} {t('move.encoding', { encoding: plan.encoding })}
      </p>
      <table className={page['list']} aria-label={t('move.mapping')}>
        <thead>
          <tr>
            <th>{t('move.header')}</th>
            <th>{t('move.sample')}</th>
            <th>{t('move.field')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.columns.map(({ header, samples }, index) => (
            <tr key={index}>
              <td>{header}</td>
              <td className={page['quiet']}>{samples.find((sample) => sample !== '') ?? ''}</td>
              <td>
                <NativeSelect
                  size="md"
                  aria-label={header}
                  value={fields[index] ?? ''}
                  onChange={({ currentTarget }) => {
                    check.reset();
                    setFields(fields.map((field, at) => (at === index ? currentTarget.value : field)));
                  }}
                  data={[
                    { value: '', label: t('move.ignore') },
                    ...plan.fields.map(({ name, label }) => ({ value: name, label })),
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={page['actions']} style={{ margin: '24px 0' }}>
        <Button size="md" disabled={check.isPending} onClick={() => check.mutate()}>
          {t('move.check')}
        </Button>
        <Button variant="default" size="md" disabled={forget.isPending} onClick={() => forget.mutate()}>
          {t('move.forget')}
        </Button>
        <span role="status" className={page['quiet']}>
          {check.isPending && t('move.reading')}
        </span>
      </div>
      {check.error !== null && <p role="alert">{errorWords(check.error, t)}</p>}
      {check.data !== undefined && (
        <>
          <Checked check={check.data} kind={kind} />
          <div className={page['actions']} style={{ margin: '24px 0' }}>
            <Button
              size="md"
              disabled={check.data.faultCount > 0 || start.isPending || start.isSuccess}
              onClick={() => start.mutate()}
            >
              {kind === 'sales'
                ? t('move.runSales', { days: count(check.data.brought) })
                : t('move.run', { members: count(check.data.good) })}
            </Button>
          </div>
          {start.error !== null && <p role="alert">{errorWords(start.error, t)}</p>}
        </>
      )}
    </>
  );
}

function Checked({ check, kind }: { check: ImportCheck; kind: Kind }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={page['columns']}>
        <Facts
          title={t('move.checked')}
          facts={[
            [t('move.rows'), count(check.rows)],
            [t('move.good'), count(check.good)],
            ...(kind === 'members'
              ? ([
                  [t('move.known'), count(check.known)],
                  [t('move.withoutAddress'), count(check.withoutAddress)],
                  [t('move.withoutPhone'), count(check.withoutPhone)],
                ] satisfies Fact[])
              : []),
            [t('move.faults'), count(check.faultCount), 'sum'],
          ]}
        />
      </div>
      {check.faultCount > 0 && (
        <>
          <p style={{ margin: '16px 0' }}>
            {t('move.fix')}{' '}
            {check.faultCount > shownFaults &&
              t('move.firstFaults', { shown: count(shownFaults), all: count(check.faultCount) })}
          </p>
          <table className={page['list']} aria-label={t('move.faults')}>
            <thead>
              <tr>
                <th className={page['number']}>{t('move.line')}</th>
                <th>{t('move.column')}</th>
                <th>{t('move.text')}</th>
              </tr>
            </thead>
            <tbody>
              {check.faults.slice(0, shownFaults).map(({ line, column, text }, index) => (
                <tr key={index}>
                  <td className={page['number']}>{line}</td>
                  <td>{column ?? ''}</td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

function Progress({ id, onAgain }: { id: string; onAgain: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useQuery(importQuery(id));
  const isDone = data?.state === 'done';
  useEffect(() => {
    if (isDone) void client.invalidateQueries({ queryKey: ['members'] });
  }, [client, isDone]);
  if (error !== null) {
    return (
      <div role="alert" className={page['error']}>
        <p>{errorWords(error, t)}</p>
        <Button onClick={onAgain}>{t('move.again')}</Button>
      </div>
    );
  }
  if (data === undefined) return <p className={page['quiet']}>{t('common.loading')}</p>;
  const done = data.state === 'staging' ? data.staged : data.settled;
  const words = { done: count(done), all: count(data.members) };
  if (data.state === 'done' || data.state === 'failed') {
    return (
      <div className={page['empty']} role="status">
        <p>{isDone ? t('move.done', { members: count(data.members) }) : t('move.failed')}</p>
        {data.problem !== null && <p>{data.problem}</p>}
        <div className={page['actions']}>
          <Link href="/members">{t('move.toList')}</Link>
          <Link href="/members/duplicates">{t('duplicates.title')}</Link>
          <Button variant="default" size="md" onClick={onAgain}>
            {t('move.again')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div role="status">
      <p>{t(data.state === 'staging' ? 'move.staging' : 'move.settling', words)}</p>
      <progress
        className={classes['progress']}
        max={data.members * 2}
        value={data.staged + data.settled}
        aria-label={t('move.title')}
      />
      <p className={page['quiet']}>{t('move.leave')}</p>
    </div>
  );
}
