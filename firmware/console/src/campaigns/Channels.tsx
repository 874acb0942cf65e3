import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from './queries';
import classes from './Campaigns.module.css';

/** What keeps messages from leaving; nothing when all is well. */
export function Channels() {
  const { t } = useTranslation();
  const channels = useQuery(channelsQuery);
  const troubled = channels.data?.filter((it) => it.trouble !== null) ?? [];
  if (troubled.length === 0) return null;
  return (
    <div role="alert" className={classes['trouble']}>
      {troubled.map((it) => (
        <p key={it.channel}>
          {t('channel.trouble', { channel: t(`channel.${it.channel}`), trouble: it.trouble ?? '' })}
        </p>
      ))}
    </div>
  );
}
