import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { may, session } from '../api/session';
import type { Member } from '../api/types';
import { Link } from '../app/Link';
import { useStore } from '../app/store';
import { yen } from '../format/yen';
import { businessDay } from '../format/time';
import { Alerts } from '../karte/Alerts';
import { Handovers } from '../karte/Handovers';
import { careQuery, type Care } from '../karte/queries';
import { useSave } from '../parts/useSave';
import classes from './Member.module.css';

interface Thing {
  readonly key: string;
  readonly words: string;
  /** What kind of thing it is, before the words. */
  readonly kind?: string;
  readonly tone?: 'bad' | 'plain';
  readonly href?: string;
  /** A note to whoever serves next, which can be said to be read. */
  readonly handover?: number;
}

/** What to mind, in words one can say aloud, the most important first; put right where it stands. */
export function MemberMind({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { person } = useStore(session);
  const care = useQuery({ ...careQuery(member.id), enabled: may(person, 'karte.read') });
  const [editing, setEditing] = useState(false);
  const acknowledge = useSave<number>(
    (handoverId) =>
      api.POST('/api/v1/members/{id}/handovers/{handoverId}/acknowledge', {
        params: { path: { id: member.id, handoverId } },
      }),
    [careQuery(member.id).queryKey],
  );
  const things = useThings(member, editing ? undefined : care.data);
  const mayWrite = may(person, 'karte.write');
  return (
    <>
      <ul className={classes['alerts']} hidden={things.length === 0} aria-label={t('member.mind')}>
        {things.map(({ key, words, kind, tone, href, handover }) => (
          <li key={key} data-tone={tone}>
            {kind !== undefined && <span className={classes['kind']}>{kind}</span>}
            <span>{words}</span>
            {href !== undefined && <Link href={href}>{t('member.toMerged')}</Link>}
            {handover !== undefined && mayWrite && (
              <Button
                variant="default"
                size="md"
                disabled={acknowledge.isPending}
                aria-label={t('handover.acknowledgeOf', { text: words })}
                onClick={() => acknowledge.mutate({ value: handover, before: null })}
              >
                {t('handover.acknowledge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <div className={classes['minding']}>
          <Alerts memberId={member.id} />
          <Handovers memberId={member.id} />
        </div>
      )}
      {mayWrite && (
        <p className={classes['mindMore']}>
          <Button variant="subtle" size="md" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {t(editing ? 'member.mindDone' : 'member.mindEdit')}
          </Button>
        </p>
      )}
    </>
  );
}

function useThings(member: Member, care: Care | undefined): readonly Thing[] {
  const { t } = useTranslation();
  const notes = care?.alerts ?? [];
  const told = (grave: boolean): Thing[] =>
    notes
      .filter(({ kind }) => (kind === 'allergy' || kind === 'medical') === grave)
      .map(({ id, kind, text }) => ({
        key: `alert ${id}`,
        kind: t(`care.kind.${kind}`),
        words: text,
        tone: grave ? ('bad' as const) : ('plain' as const),
      }));
  const today = businessDay(new Date());
  const birthday = member.profile?.birthday?.slice(5);
  const things: (Thing | false)[] = [
    member.mergedInto !== null && {
      key: 'merged',
      words: t('member.merged', { id: member.mergedInto }),
      href: `/members/${member.mergedInto}`,
    },
    ...told(true),
    ...(care?.handovers ?? []).map(({ id, text }) => ({
      key: `handover ${id}`,
      kind: t('handover.title'),
      words: text,
      handover: id,
    })),
    ...told(false),
    member.useStopped && { key: 'stopped', words: t('member.useStopped'), tone: 'bad' },
    member.cards.some(({ blocked }) => blocked === 'lost' || blocked === 'stolen') && {
      key: 'card',
      words: t('member.cardLost'),
      tone: 'bad',
    },
    member.owed > 0 && { key: 'owed', words: t('member.owed', { amount: yen(member.owed) }), tone: 'bad' },
    member.provisional && { key: 'provisional', words: t('member.provisionalHelp') },
    birthday === today.slice(5)
      ? { key: 'birthday', words: t('member.birthdayToday') }
      : birthday?.slice(0, 2) === today.slice(5, 7) && { key: 'birthday', words: t('member.birthdaySoon') },
  ];
  return things.filter((thing) => thing !== false);
}
