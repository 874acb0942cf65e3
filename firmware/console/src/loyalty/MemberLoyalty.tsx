import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorWords } from '../app/errors';
import { api } from '../api/client';
import type { MemberLoyalty as Loyalty } from '../api/types';
import { Link } from '../app/Link';
import { notice } from '../app/notice';
import { day, fullDay } from '../format/time';
import { count, yen } from '../format/yen';
import { languageOf } from '../i18n';
import { Answer } from '../parts/Answer';
import { Facts, type Fact } from '../parts/Facts';
import classes from '../parts/page.module.css';
import { useSave } from '../parts/useSave';
import { couponsQuery } from '../products/queries';
import { GiveCoupon, PointPin } from './MemberHand';
import { liabilityQuery, memberLoyaltyQuery, memberPointsQuery, rulesQuery } from './queries';

/** The loyalty part of a member's page: points, rank, stamps, passes, coupons, and the statement of points. */
export function MemberLoyalty({ id }: { id: string }) {
  const { t } = useTranslation();
  const loyalty = useQuery(memberLoyaltyQuery(id));
  return (
    <section aria-label={t('loyalty.title')}>
      <Answer query={loyalty}>
        {(found) => (
          <>
            <div className={classes['columns']}>
              <Points loyalty={found} />
              <Standing loyalty={found} />
              <Coupons loyalty={found} />
            </div>
            <GivePoints id={id} />
            <GiveCoupon id={id} />
            <PointPin id={id} />
          </>
        )}
      </Answer>
      <Statement id={id} />
    </section>
  );
}

const taken = (points: number) => (points === 0 ? '0P' : `−${count(points)}P`);

function Points({ loyalty: { points, nextExpiry, expiringPoints } }: { loyalty: Loyalty }) {
  const { t } = useTranslation();
  const facts: Fact[] = [
    [t('loyalty.granted'), `${count(points.granted)}P`],
    [t('loyalty.gifted'), `${count(points.gifted + points.corrected + (points.brought ?? 0))}P`],
    [t('loyalty.redeemed'), taken(points.used - points.returned)],
    [t('loyalty.takenBack'), taken(points.takenBack)],
    [t('loyalty.expired'), taken(points.expired)],
    [t('loyalty.held'), `${count(points.held)}P`, 'sum'],
  ];
  if (nextExpiry !== null)
    facts.push([t('loyalty.nextExpiry', { day: fullDay(nextExpiry) }), `${count(expiringPoints)}P`]);
  return <Facts title={t('loyalty.points')} facts={facts} />;
}

function Standing({ loyalty }: { loyalty: Loyalty }) {
  const { t } = useTranslation();
  const measured = loyalty.measured === null ? null : count(loyalty.measured);
  const facts: Fact[] = [[t('loyalty.rank'), loyalty.rank?.name ?? t('loyalty.noRank')]];
  if (measured !== null) facts.push([t('loyalty.measured'), measured]);
  if (loyalty.nextRank !== null && loyalty.toNextRank !== null) {
    facts.push([t('loyalty.toNext', { rank: loyalty.nextRank.name }), count(loyalty.toNextRank)]);
  }
  for (const { name, stamps, needed } of loyalty.stamps) facts.push([name, `${stamps} / ${needed}`]);
  for (const { name, left, isUnlimited, until } of loyalty.passes) {
    facts.push([
      name,
      isUnlimited
        ? t('loyalty.until', { day: fullDay(until) })
        : t('loyalty.left', { left, day: fullDay(until) }),
    ]);
  }
  return <Facts title={t('loyalty.rankAndStamps')} facts={facts} />;
}

function Coupons({ loyalty }: { loyalty: Loyalty }) {
  const { t } = useTranslation();
  const kinds = useQuery(couponsQuery);
  const nameOf = (code: string) => kinds.data?.find((kind) => kind.code === code)?.name ?? code;
  const facts = loyalty.coupons.map((coupon): Fact => {
    const state =
      coupon.revoked !== null
        ? t('loyalty.couponRevoked')
        : coupon.usesLeft === 0
          ? t('loyalty.couponUsed', { yen: yen(coupon.used.reduce((sum, use) => sum + use.given, 0)) })
          : t('loyalty.until', { day: fullDay(coupon.until) });
    return [nameOf(coupon.code), state];
  });
  if (facts.length === 0) facts.push([t('loyalty.noCoupons'), '']);
  return <Facts title={t('coupons.title')} facts={facts} />;
}

interface Gift {
  readonly kind: 'gift' | 'correction';
  readonly points: string;
  readonly reason: string;
}

const noGift: Gift = { kind: 'gift', points: '', reason: '' };

function GivePoints({ id }: { id: string }) {
  const { t } = useTranslation();
  const rules = useQuery(rulesQuery);
  const [gift, setGift] = useState(noGift);
  const give = useSave<Gift>(
    ({ kind, points, reason }) =>
      api.POST('/api/v1/members/{id}/points', {
        params: { path: { id } },
        body: { kind, points: Number(points.normalize('NFKC').replace('−', '-')), reason },
      }),
    [['member', id], liabilityQuery.queryKey],
  );
  const ready = /^[-−]?\d{1,7}$/.test(gift.points.normalize('NFKC')) && gift.reason.trim() !== '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready) give.mutate({ value: gift, before: null }, { onSuccess: () => setGift(noGift) });
  };
  const text = (field: 'points' | 'reason') => ({
    size: 'md' as const,
    value: gift[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      setGift({ ...gift, [field]: event.currentTarget.value }),
  });
  return (
    <form className={classes['panel']} onSubmit={submit}>
      <h2>{t('loyalty.give')}</h2>
      <p className={classes['quiet']}>
        {t('loyalty.giveHelp', { limit: count(rules.data?.staffPointLimit ?? 0) })}
      </p>
      <div className={classes['set']}>
        <NativeSelect
          size="md"
          label={t('loyalty.kind')}
          value={gift.kind}
          onChange={(event) => setGift({ ...gift, kind: event.currentTarget.value as Gift['kind'] })}
          data={(['gift', 'correction'] as const).map((value) => ({
            value,
            label: t(`loyalty.kind.${value}`),
          }))}
        />
        <TextInput {...text('points')} label={t('loyalty.points')} inputMode="numeric" />
        <TextInput {...text('reason')} label={t('loyalty.reason')} maxLength={40} />
        <Button type="submit" size="md" disabled={!ready || give.isPending}>
          {t('loyalty.giveNow')}
        </Button>
      </div>
      {give.error !== null && (
        <p role="alert" style={{ color: 'var(--bad)' }}>
          {errorWords(give.error, t)}
        </p>
      )}
    </form>
  );
}

function Statement({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const moves = useQuery(memberPointsQuery(id));
  return (
    <>
      <h2 style={{ marginTop: 32 }}>{t('loyalty.statement')}</h2>
      <PrintStatement id={id} />
      <Answer query={moves}>
        {(list) =>
          list.length === 0 ? (
            <p className={classes['quiet']}>{t('loyalty.noMoves')}</p>
          ) : (
            <table className={classes['list']} data-fold="" aria-label={t('loyalty.statement')}>
              <thead>
                <tr>
                  <th>{t('loyalty.move')}</th>
                  <th>{t('loyalty.day')}</th>
                  <th>{t('loyalty.reason')}</th>
                  <th className={classes['number']}>{t('loyalty.points')}</th>
                  <th className={classes['number']}>{t('loyalty.held')}</th>
                </tr>
              </thead>
              <tbody>
                {list.map((move) => (
                  <tr key={`${move.sequence}-${move.kind}`}>
                    <td data-main="">{t(`loyalty.move.${move.kind}`)}</td>
                    <td>{day(move.day, language)}</td>
                    <td>
                      {move.reason ??
                        (move.saleId === null ? (
                          ''
                        ) : (
                          <Link href={`/sales/${move.saleId}`}>
                            {t('loyalty.receipt', { number: Number(move.saleId.split('-')[1]) })}
                          </Link>
                        ))}
                    </td>
                    <td className={classes['number']} data-figure="">
                      {`${move.points > 0 ? '+' : '−'}${count(Math.abs(move.points))}`}
                    </td>
                    <td className={classes['number']}>{count(move.balance)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </>
  );
}

/** Prints the member's own history and points at the counter, for the guest to take along. */
function PrintStatement({ id }: { id: string }) {
  const { t } = useTranslation();
  const print = useMutation({
    mutationFn: () => api.POST('/api/v1/members/{id}/statement', { params: { path: { id } } }),
    onSuccess: () => notice.set({ words: t('loyalty.statementPrints') }),
  });
  return (
    <div className={classes['actions']}>
      <Button variant="default" size="md" disabled={print.isPending} onClick={() => print.mutate()}>
        {t('loyalty.printStatement')}
      </Button>
      {print.error !== null && <span role="alert">{errorWords(print.error, t)}</span>}
    </div>
  );
}
