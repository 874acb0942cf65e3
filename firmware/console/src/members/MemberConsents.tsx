import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Member } from '../api/types';
import { errorWords } from '../app/errors';
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
  ...channels.map((channel) => ({ purpose: 'marketing' as const, channel })),
  { purpose: 'health', channel: null },
  { purpose: 'photo', channel: null },
];

/**
 * The sentence that is recorded with the consent, in the language it is asked in at the counter; the one for news is the
 * shop's own.
 */
const wordings: Readonly<Partial<Record<Asked['purpose'], string>>> = {
  health: 'アレルギーや健康についてうかがったことを、安全にご利用いただくために記録することに同意します。',
  photo: '写真をカルテに残すことに同意します。',
};

/** What the member agreed to, by purpose and channel, with the wording and the day. */
export function MemberConsents({ member }: { member: Member }) {
  const { t } = useTranslation();
  const say = useMemberAct(({ purpose, channel, given }: Asked & { given: boolean }) =>
    api.POST('/api/v1/members/{id}/consents', {
      params: { path: { id: member.id } },
      body: { purpose, channel, given, wording: wordings[purpose] ?? null },
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
                  disabled={say.isPending}
                  aria-label={`${word} ${said?.given === true ? t('consents.take') : t('consents.give')}`}
                  onClick={() => say.mutate({ purpose, channel, given: said?.given !== true })}
                >
                  {said?.given === true ? t('consents.take') : t('consents.give')}
                </Button>
              </div>
              {said !== undefined && (
                <small className={page['quiet']}>
                  {t('consents.on', { day: fullDay(said.day), wording: said.wording })}
                </small>
              )}
            </li>
          );
        })}
      </ul>
      {say.error !== null && <p role="alert">{errorWords(say.error, t)}</p>}
    </section>
  );
}
