import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { notice } from '../app/notice';
import { go } from '../app/router';
import { signOut } from '../door/door';
import { dayAndTime, timeOfDay } from '../format/time';
import { languageOf } from '../i18n';
import page from '../parts/page.module.css';
import { guestPath } from './guestForm';
import classes from './HandOver.module.css';
import { handedQuery, waitingMs } from './queries';

/** Hands out a form that the guest fills in, and waits for it. */
export function HandOver({ memberId, onFilled }: { memberId: string; onFilled: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const offer = useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/members/{id}/guest-form', { params: { path: { id: memberId } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: handedQuery(memberId, null).queryKey }),
  });
  const made = offer.data;
  const handed = useQuery(handedQuery(memberId, made?.until ?? null));
  const { filledAt = null } = handed.data ?? {};
  const isOver = made !== undefined && handed.dataUpdatedAt >= Date.parse(made.until) - waitingMs;
  const isFilled = made !== undefined && filledAt !== null;
  useEffect(() => {
    if (!isFilled) return;
    notice.set({ words: t('guestForm.filled') });
    offer.reset();
    onFilled();
    void client.invalidateQueries({ queryKey: ['members'] });
    // What the guest wrote is to be looked over.
    go(`/members/${memberId}/profile`);
    // Once for each form: with the form it waits for gone, nothing is waited for.
  }, [isFilled]); // eslint-disable-line react-hooks/exhaustive-deps

  return (
    <div className={classes['part']}>
      <div className={page['actions']}>
        <Button variant="default" size="md" disabled={offer.isPending} onClick={() => offer.mutate()}>
          {t('guestForm.open')}
        </Button>
        {made === undefined && filledAt !== null && <LastFilled at={filledAt} />}
      </div>
      {offer.error !== null && <p role="alert">{errorWords(offer.error, t)}</p>}
      {made !== undefined &&
        !isFilled &&
        (isOver ? <p role="status">{t('guestForm.ended')}</p> : <Offered memberId={memberId} made={made} />)}
    </div>
  );
}

function LastFilled({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  return (
    <span className={page['quiet']}>
      {t('guestForm.lastFilled', { at: dayAndTime(at, languageOf(i18n.language)) })}
    </span>
  );
}

interface Made {
  readonly word: string;
  readonly picture: string | null;
  readonly until: string;
}

function Offered({ memberId, made }: { memberId: string; made: Made }) {
  const { t } = useTranslation();
  const print = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/members/{id}/guest-form/paper', {
        params: { path: { id: memberId } },
        body: { word: made.word },
      }),
    onSuccess: () => notice.set({ words: t('guestForm.printed') }),
  });
  const here = useMutation({
    mutationFn: async () => {
      // The guest holds this device now: nobody of the shop is signed in on it any more.
      await signOut();
      window.location.assign(`${guestPath}?here#${made.word}`);
    },
  });
  const error = print.error ?? here.error;
  return (
    <section className={classes['offered']} aria-label={t('guestForm.title')}>
      {made.picture === null ? (
        <p>
          {t('guestForm.closed')} <Link href="/settings/network">{t('guestForm.toNetwork')}</Link>
        </p>
      ) : (
        <>
          <img
            className={classes['picture']}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.picture)}`}
            alt={t('guestForm.picture')}
          />
          <p>{t('guestForm.scan')}</p>
          <p className={page['quiet']}>{t('guestForm.certificate')}</p>
        </>
      )}
      <p role="status">{t('guestForm.waiting', { at: timeOfDay(made.until).slice(0, 5) })}</p>
      <div className={page['actions']}>
        {made.picture !== null && (
          <Button variant="default" size="md" disabled={print.isPending} onClick={() => print.mutate()}>
            {t('guestForm.print')}
          </Button>
        )}
        <Button variant="default" size="md" disabled={here.isPending} onClick={() => here.mutate()}>
          {t('guestForm.here')}
        </Button>
      </div>
      <p className={page['quiet']}>{t('guestForm.hereHelp')}</p>
      {error !== null && <p role="alert">{errorWords(error, t)}</p>}
    </section>
  );
}
