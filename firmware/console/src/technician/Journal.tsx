import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { dayAndTime } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Head } from '../parts/Head';
import { useStaffName } from '../parts/names';
import classes from '../parts/page.module.css';
import { DeviceKey } from './DeviceKey';
import { checkQuery, everything, journalSearchQuery, type JournalWish } from './queries';
import { sentenceOf } from './sentence';
import own from './technician.module.css';
import type { JournalCheck, JournalItem, Proof } from './types';

/** What is looked for most, by how the kinds of its entries begin. */
const kinds = [
  'sale.',
  'receipt.',
  'drawer.',
  'cash.',
  'member.',
  'points.',
  'coupon.',
  'karte.',
  'booking.',
  'campaign.',
  'product.',
  'stock.',
  'staff.',
  'console.',
  'device.',
  'device-key.',
] as const;

/** ジャーナル: verify it, prove a receipt, and search what was written. */
export function Journal() {
  return (
    <>
      <Check />
      <Prove />
      <DeviceKey />
      <Search />
    </>
  );
}

function Check() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const check = useQuery(checkQuery);
  const begin = useMutation({
    mutationFn: async () => bodyOf(await api.POST('/api/v1/journal/check')),
    onSuccess: () => client.invalidateQueries({ queryKey: checkQuery.queryKey }),
  });
  const newest = useInfiniteQuery(journalSearchQuery(everything));
  const last = newest.data?.pages[0]?.items[0]?.sequence;
  return (
    <>
      <Head
        title={t('journalPage.title')}
        figure={last === undefined ? '…' : t('journalPage.last', { sequence: count(last) })}
        note={t('journalPage.verifyHelp')}
      >
        <Button
          size="md"
          disabled={begin.isPending || check.data?.running === true}
          onClick={() => begin.mutate()}
        >
          {t('journalPage.verify')}
        </Button>
      </Head>
      <Answer query={check}>{(state) => <CheckResult check={state} />}</Answer>
      {begin.error !== null && <p role="alert">{errorWords(begin.error, t)}</p>}
    </>
  );
}

function CheckResult({ check }: { check: JournalCheck }) {
  const { t, i18n } = useTranslation();
  const { running, done, of, report, at, trouble } = check;
  if (running) {
    const words = t('journalPage.verifying', { done: count(done), of: count(of) });
    return (
      <p role="status">
        {words}
        <br />
        <progress className={own['progress']} max={of} value={done} aria-label={words} />
      </p>
    );
  }
  if (trouble !== null) return <p role="alert">{trouble}</p>;
  if (report === null || at === null) return null;
  if (report.firstBad !== null) {
    return (
      <div role="alert" className={classes['error']}>
        <p>{t('journalPage.bad', { ...report.firstBad })}</p>
        <p>{t('journalPage.badStep')}</p>
      </div>
    );
  }
  return (
    <p role="status" className={own['state']}>
      {t('journalPage.good', {
        entries: count(report.entries),
        sales: count(report.sales),
        at: dayAndTime(at, languageOf(i18n.language)),
      })}
    </p>
  );
}

function Prove() {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const prove = useMutation({
    mutationFn: async () => bodyOf(await api.POST('/api/v1/journal/prove', { body: { code } })),
  });
  return (
    <section className={classes['panel']}>
      <h2>{t('journalPage.prove')}</h2>
      <form
        className={classes['search']}
        onSubmit={(event) => {
          event.preventDefault();
          prove.mutate();
        }}
      >
        <TextInput
          size="md"
          label={t('journalPage.code')}
          description={t('journalPage.codeHelp')}
          value={code}
          autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" size="md" variant="default" disabled={code.trim() === '' || prove.isPending}>
          {t('journalPage.proveRun')}
        </Button>
      </form>
      {prove.error !== null && <p role="alert">{errorWords(prove.error, t)}</p>}
      {prove.data !== undefined && <Proved proof={prove.data} />}
    </section>
  );
}

function Proved({ proof }: { proof: Proof }) {
  const { t } = useTranslation();
  const { good, id, entry, short } = proof;
  const word = !good
    ? 'journalPage.forged'
    : entry === null
      ? 'journalPage.genuineNoEntry'
      : 'journalPage.genuine';
  return (
    <p role="status" className={own['state']} data-state={good && entry !== null ? 'online' : 'error'}>
      {t(word, { id, total: yen(proof.total), short })}
    </p>
  );
}

function Search() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<JournalWish>(everything);
  const [wish, setWish] = useState<JournalWish>(everything);
  const field = (key: keyof JournalWish, label: string, type = 'text') => (
    <TextInput
      size="md"
      type={type}
      label={label}
      value={draft[key]}
      onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.value.trim() })}
    />
  );
  return (
    <section className={classes['panel']}>
      <h2>{t('journalPage.search')}</h2>
      <form
        className={classes['set']}
        onSubmit={(event) => {
          event.preventDefault();
          setWish(draft);
        }}
      >
        {field('text', t('journalPage.text'))}
        <NativeSelect
          size="md"
          label={t('journalPage.kind')}
          value={draft.kind}
          data={[
            { value: '', label: t('journalPage.allKinds') },
            ...kinds.map((value) => ({ value, label: t(`journalPage.kind.${value}`) })),
          ]}
          onChange={(event) => setDraft({ ...draft, kind: event.currentTarget.value })}
        />
        {field('from', t('journalPage.from'), 'date')}
        {field('to', t('journalPage.to'), 'date')}
        {field('sequence', t('journalPage.sequence'))}
        <Button type="submit" size="md">
          {t('journalPage.search')}
        </Button>
      </form>
      <Found wish={wish} />
    </section>
  );
}

function Found({ wish }: { wish: JournalWish }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(journalSearchQuery(wish));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Answer query={found}>
      {() => (
        <>
          {items.length === 0 ? (
            <p>{t('journalPage.none')}</p>
          ) : (
            <ol className={own['entries']} aria-label={t('journalPage.title')}>
              {items.map((item) => (
                <Entry key={item.sequence} item={item} />
              ))}
            </ol>
          )}
          <div className={classes['more']}>
            {found.hasNextPage ? (
              <Button
                variant="default"
                size="md"
                disabled={found.isFetchingNextPage}
                onClick={() => void found.fetchNextPage()}
              >
                {found.isFetchingNextPage ? t('common.loading') : t('journalPage.more')}
              </Button>
            ) : (
              <p className={classes['quiet']}>{t('journalPage.end')}</p>
            )}
            {found.isFetchNextPageError && <p role="alert">{errorWords(found.error, t)}</p>}
          </div>
        </>
      )}
    </Answer>
  );
}

/** One entry: what it says; whoever wants to, opens it and sees it as it was written. */
function Entry({ item: { sequence, at, kind, data } }: { item: JournalItem }) {
  const { i18n } = useTranslation();
  const staffName = useStaffName();
  const language = languageOf(i18n.language);
  return (
    <li>
      <details>
        <summary>
          <span className={own['sequence']}>{sequence}</span>
          <time className={own['at']} dateTime={at}>
            {dayAndTime(at, language)}
          </time>
          <span className={own['sentence']}>{sentenceOf(kind, data, language, staffName)}</span>
        </summary>
        <pre className={own['text']} tabIndex={0} lang="en">
          {`${kind}\n${JSON.stringify(data, null, 2)}`}
        </pre>
      </details>
    </li>
  );
}
