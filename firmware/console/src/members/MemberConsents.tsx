import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Member } from '../api/types';
import { errorWords } from '../app/errors';
import { guestFormQuery } from '../guests/queries';
import page from '../parts/page.module.css';
import { channels, type Channel } from './channels';
import classes from './Member.module.css';
import { useMemberAct } from './useMemberAct';
import { fullDay } from './words';

interface Asked {
  readonly purpose: 'membership' | 'marketing' | 'health' | 'photo';
  readonly channel: Channel | null;
}

const asked: readonly Asked[] = [
  { purpose: 'membership', channel: null },
  ...channels.map((channel) => ({ purpose: 'marketing' as const, channel })),
  { purpose: 'health', channel: null },
  { purpose: 'photo', channel: null },
];

/** What the member agreed to, by purpose and channel, with the wording and the day. */
export function MemberConsents({ member }: { member: Member }) {
  const { t } = useTranslation();
  const wordings = useQuery(guestFormQuery).data;
  const say = useMemberAct(({ purpose, channel, given }: Asked & { given: boolean }) =>
    api.POST('/api/v1/members/{id}/consents', {
      params: { path: { id: member.id } },
      // The shop's own sentence, which is read to the guest; the appliance has the one about news itself.
      body: {
        purpose,
        channel,
        given,
        wording: purpose === 'marketing' ? null : (wordings?.[`${purpose}Wording`] ?? null),
      },
    }),
  );
  return (
    <section className={classes['part']}>
      <h2>{t('consents.title')}</h2>
      <ul className={classes['items']}>
        {asked.map(({ purpose, channel }) => {
          const said = member.consents.find((it) => it.purpose === purpose && it.channel === channel);
          const word =
            channel === null
              ? t(`consents.${purpose}`)
              : t('consents.marketing', { channel: t(`channel.${channel}`) });
          return (
            <li key={`${purpose}/${String(channel)}`}>
              <div data-row="">
                <span data-off={said?.given === true ? undefined : ''}>
                  {word}
                  {said !== undefined && (
                    <span className={page['mark']}>
                      {said.given ? t('consents.given') : t('consents.taken')}
                    </span>
                  )}
                </span>
                <Button
                  variant="default"
                  size="md"
                  disabled={say.isPending || wordings === undefined}
                  aria-label={`${word} ${said?.given === true ? t('consents.take') : t('consents.give')}`}
                  onClick={() => say.mutate({ purpose, channel, given: said?.given !== true })}
                >
                  {said?.given === true ? t('consents.take') : t('consents.give')}
                </Button>
              </div>
              {said !== undefined ? (
                <small className={page['quiet']}>
                  {t('consents.on', { day: fullDay(said.day), wording: said.wording })}
                </small>
              ) : (
                purpose !== 'marketing' &&
                wordings !== undefined && (
                  <small className={page['quiet']}>「{wordings[`${purpose}Wording`]}」</small>
                )
              )}
            </li>
          );
        })}
      </ul>
      {say.error !== null && <p role="alert">{errorWords(say.error, t)}</p>}
    </section>
  );
}
