import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../api/client';
import type { Campaign, MessageState } from '../api/types';
import { errorWords } from '../app/errors';
import { Link } from '../app/Link';
import { count, percent, yen } from '../format/yen';
import { Answer } from '../parts/Answer';
import { DownloadButton } from '../parts/DownloadButton';
import { Facts } from '../parts/Facts';
import pages from '../parts/page.module.css';
import classes from './Campaigns.module.css';
import { Channels } from './Channels';
import { EffectChart } from './EffectChart';
import { effectQuery, messagesQuery } from './queries';
import { Sheets } from './Sheets';

const shownMessages = 50;
const states: readonly MessageState[] = ['waiting', 'sending', 'sent', 'refused', 'doubtful', 'withdrawn'];

/** A campaign that has begun: what it brought first, then how far its messages are. */
export function CampaignView({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const effect = useQuery(effectQuery(campaign.id));
  const byHand = campaign.channel === 'post' || campaign.channel === 'phone';
  return (
    <>
      <header className={pages['head']}>
        <div>
          <p className={pages['label']}>
            <Link href="/campaigns">{t('nav.campaigns')}</Link>
          </p>
          <h1>{campaign.name}</h1>
          <p className={pages['quiet']}>
            {`${t(`campaign.kind.${campaign.kind}`)}・${t(`channel.${campaign.channel}`)}・${t(`campaign.state.${campaign.state}`)}`}
          </p>
        </div>
        <div className={pages['actions']}>
          <DownloadButton
            path={`/api/v1/campaigns/${campaign.id}/members.csv`}
            name={`${campaign.id}.csv`}
            word={t('campaign.csv')}
          />
          {campaign.state !== 'stopped' && <Stop id={campaign.id} />}
        </div>
      </header>
      <Channels needed={campaign.messages.waiting > 0 ? campaign.channel : null} />
      <Answer query={effect}>
        {(it) => (
          <>
            <EffectChart effect={it} />
            <div className={pages['columns']}>
              <Facts
                title={t('effect.response')}
                facts={[
                  [t('effect.sent'), t('campaign.people', { people: count(it.sent) })],
                  [t('effect.treatedResponse'), share(it.treated.responders, it.treated.members)],
                  [t('effect.controlResponse'), share(it.control.responders, it.control.members)],
                  [t('effect.redeemed'), t('effect.times', { times: count(it.redeemed) })],
                ]}
              />
              <Facts
                title={t('effect.sales', { days: campaign.windowDays })}
                facts={[
                  [t('effect.treatedBefore'), yen(it.treated.before)],
                  [t('effect.treatedSales'), yen(it.treated.sales)],
                  [t('effect.controlBefore'), yen(it.control.before)],
                  [t('effect.controlSales'), yen(it.control.sales)],
                ]}
              />
              <Facts
                title={t('effect.money')}
                facts={[
                  [t('effect.extraSales'), it.profit === null ? '—' : yen(it.extraSales ?? 0)],
                  [t('effect.couponCost'), yen(-it.couponCost)],
                  [t('effect.messageCost'), yen(-it.messageCost)],
                  [
                    t('effect.profit', { margin: percent(campaign.marginBasisPoints) }),
                    it.profit === null ? '—' : yen(it.profit),
                    'sum',
                  ],
                ]}
              />
            </div>
          </>
        )}
      </Answer>
      <Progress campaign={campaign} />
      {byHand && <Sheets campaign={campaign} />}
    </>
  );
}

function share(part: number, whole: number): string {
  return whole === 0
    ? '—'
    : `${count(part)} / ${count(whole)}（${percent(Math.round((part / whole) * 1_000) * 10)}）`;
}

/** How many messages are where; those in one state open below. */
function Progress({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<MessageState | null>(null);
  const total = states.reduce((sum, state) => sum + campaign.messages[state], 0);
  const done = total - campaign.messages.waiting - campaign.messages.sending;
  return (
    <section className={classes['progress']}>
      <h2>{t('progress.title')}</h2>
      {total === 0 && <p className={pages['quiet']}>{t('progress.nobody')}</p>}
      <progress hidden={total === 0} max={Math.max(total, 1)} value={done} aria-label={t('progress.title')} />
      <div className={pages['actions']}>
        {states
          .filter((state) => campaign.messages[state] > 0)
          .map((state) => (
            <Button
              key={state}
              size="md"
              variant="default"
              aria-expanded={open === state}
              onClick={() => setOpen(open === state ? null : state)}
            >
              {t(`message.${state}`, { people: count(campaign.messages[state]) })}
            </Button>
          ))}
      </div>
      {open !== null && <Messages id={campaign.id} state={open} />}
    </section>
  );
}

function Messages({ id, state }: { id: string; state: MessageState }) {
  const { t } = useTranslation();
  const messages = useQuery(messagesQuery(id, state, shownMessages));
  return (
    <Answer query={messages}>
      {(page) => (
        <>
          <table className={pages['list']} aria-label={t('progress.title')}>
            <tbody>
              {page.items.map((it) => (
                <tr key={it.memberId}>
                  <td>{it.name ?? it.memberId}</td>
                  <td>{it.reason ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {page.nextCursor !== null && <p className={pages['quiet']}>{t('progress.more')}</p>}
        </>
      )}
    </Answer>
  );
}

function Stop({ id }: { id: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: async () =>
      bodyOf(await api.POST('/api/v1/campaigns/{id}/stop', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  return (
    <>
      {stop.error !== null && <span role="alert">{errorWords(stop.error, t)}</span>}
      <Button size="md" variant="default" disabled={stop.isPending} onClick={() => stop.mutate()}>
        {t('campaign.stop')}
      </Button>
    </>
  );
}
