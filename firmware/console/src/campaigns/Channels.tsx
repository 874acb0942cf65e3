import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactChannel } from '../api/types';
import { channelsQuery } from './queries';
import classes from './Campaigns.module.css';

/** What keeps messages from leaving; nothing when all is well. */
export function Channels({ needed = null }: { needed?: ContactChannel | null }) {
  const { t } = useTranslation();
  const channels = useQuery(channelsQuery);
  const troubled = (channels.data ?? []).flatMap((it) => {
    const missing = !it.ready && it.channel === needed ? t('channel.notSetUp') : null;
    const trouble = it.trouble ?? missing;
    return trouble === null ? [] : [{ channel: it.channel, trouble }];
  });
  if (troubled.length === 0) return null;
  return (
    <div role="alert" className={classes['trouble']}>
      {troubled.map((it) => (
        <p key={it.channel}>
          {t('channel.trouble', { channel: t(`channel.${it.channel}`), trouble: it.trouble })}
        </p>
      ))}
    </div>
  );
}
