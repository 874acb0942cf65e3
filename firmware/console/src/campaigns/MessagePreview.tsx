import { useTranslation } from 'react-i18next';
import type { CampaignPreview, ContactChannel } from '../api/types';
import pages from '../parts/page.module.css';
import classes from './Campaigns.module.css';

/** What one member sees: on paper, on a phone, or what is said to them. */
export function MessagePreview({ channel, preview }: { channel: ContactChannel; preview: CampaignPreview }) {
  const { t } = useTranslation();
  return (
    <figure className={classes['preview']}>
      <figcaption className={pages['quiet']}>
        {preview.reader === null ? t('preview.sample') : t('preview.reader', { name: preview.reader })}
      </figcaption>
      {channel === 'email' || channel === 'line' ? (
        <div className={classes['phone']} data-channel={channel}>
          {preview.subject !== null && <b>{preview.subject}</b>}
          <p>{preview.body}</p>
        </div>
      ) : (
        <div className={classes['paper']} data-channel={channel}>
          {channel === 'receipt' && <span aria-hidden="true">{t('preview.cut')}</span>}
          <p>{preview.body}</p>
        </div>
      )}
    </figure>
  );
}
