import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberRow } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { go } from '../app/router';
import { count, yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import { DownloadButton } from '../parts/DownloadButton';
import page from '../parts/page.module.css';
import { usePersisted } from '../parts/usePersisted';
import { chips } from './chips';
import { Filters, type MemberView, type Order } from './Filters';
import classes from './MemberList.module.css';
import { membersQuery, type MemberListing } from './queries';
import { useSince } from './words';

/** Typing pauses this long before it is searched for. */
const pauseMs = 150;

export function MemberList() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), pauseMs);
  // What was filtered and how it was sorted is there again the next time.
  const [view, setView] = usePersisted<MemberView>('members.view', {
    sort: 'kana',
    descending: false,
    chips: [],
  });
  const filter = Object.assign({}, ...view.chips.map((chip) => chips[chip].filter())) as MemberListing;
  const listing: MemberListing =
    query === '' ? { sort: view.sort, descending: view.descending, ...filter } : { q: query };
  const members = useInfiniteQuery({ ...membersQuery(listing), placeholderData: keepPreviousData });
  const items = members.data?.pages.flatMap(({ items: some }) => some);
  const exported = new URLSearchParams(Object.entries(filter).map(([key, value]) => [key, String(value)]));
  return (
    <>
      <h1 className="heard">{t('nav.members')}</h1>
      <div className={page['search']} role="search">
        <TextInput
          size="md"
          label={t('members.search')}
          value={typed}
          maxLength={64}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button size="md" onClick={() => go('/members/new')}>
          {t('members.new')}
        </Button>
        <DownloadButton
          path={`/api/v1/members/export.csv?${exported.toString()}`}
          name="members.csv"
          word={t('members.export')}
        />
      </div>
      {query === '' && <Filters view={view} onChange={setView} />}
      <Answer query={{ data: items, error: members.error, refetch: members.refetch as never }}>
        {(list) =>
          list.length === 0 && !members.hasNextPage ? (
            <Nobody query={query} filtered={view.chips.length > 0} />
          ) : (
            <>
              <Table
                list={list}
                {...(query === '' && {
                  view,
                  onSort: (sort: Order) =>
                    setView({
                      ...view,
                      sort,
                      descending:
                        sort === view.sort ? !view.descending : sort !== 'kana' && sort !== 'number',
                    }),
                })}
              />
              <div className={page['more']}>
                {members.hasNextPage && (
                  <Button
                    variant="default"
                    size="md"
                    disabled={members.isFetchingNextPage}
                    onClick={() => void members.fetchNextPage()}
                  >
                    {members.isFetchingNextPage ? t('common.loading') : t('members.more')}
                  </Button>
                )}
                {members.isFetchNextPageError && <p role="alert">{errorWords(members.error, t)}</p>}
              </div>
            </>
          )
        }
      </Answer>
    </>
  );
}

function Nobody({ query, filtered }: { query: string; filtered: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={page['empty']}>
      <h2>
        {query !== ''
          ? t('members.none', { query })
          : filtered
            ? t('members.noneFilter')
            : t('members.empty')}
      </h2>
      <p>{query !== '' || filtered ? t('members.noneStep') : t('members.emptyStep')}</p>
    </div>
  );
}

interface TableProps {
  readonly list: readonly MemberRow[];
  readonly view?: MemberView;
  readonly onSort?: (sort: Order) => void;
}

function Table({ list, view, onSort }: TableProps) {
  const { t } = useTranslation();
  const since = useSince();
  const head = (order: Order, word: string, number: boolean) => {
    const active = view?.sort === order;
    return (
      <th
        className={number ? page['number'] : undefined}
        aria-sort={active ? (view.descending ? 'descending' : 'ascending') : undefined}
      >
        {onSort === undefined ? (
          word
        ) : (
          <button
            type="button"
            className={classes['sort']}
            data-active={active || undefined}
            onClick={() => onSort(order)}
          >
            {word}
            <span aria-hidden="true">{active ? (view.descending ? '↓' : '↑') : ''}</span>
          </button>
        )}
      </th>
    );
  };
  return (
    <table className={page['list']} data-fold="" aria-label={t('members.list')}>
      <thead>
        <tr>
          {head('kana', t('members.col.name'), false)}
          <th>{t('members.col.phone')}</th>
          {head('lastVisit', t('members.col.lastVisit'), false)}
          {head('visits', t('members.col.visits'), true)}
          {head('points', t('members.col.points'), true)}
          {head('totalSpent', t('members.col.totalSpent'), true)}
        </tr>
      </thead>
      <tbody>
        {list.map((member) => (
          <tr key={member.id}>
            <td data-main="">
              <Link href={`/members/${member.id}`}>
                <span className={classes['name']}>
                  {member.name ?? t('member.unnamed')}
                  <small>{member.kana === null || member.kana === '' ? member.id : member.kana}</small>
                </span>
              </Link>
              {member.provisional && <span className={page['mark']}>{t('member.provisional')}</span>}
            </td>
            <td>{member.phone}</td>
            <td>{since(member.daysSince)}</td>
            <td className={page['number']}>{t('member.times', { visits: count(member.visits) })}</td>
            <td className={page['number']}>{count(member.points)}P</td>
            <td className={page['number']} data-figure="">
              {yen(member.totalSpent)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
