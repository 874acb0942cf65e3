import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from '../app/Link';
import { go } from '../app/router';
import { count } from '../format/yen';
import { Answer } from '../parts/Answer';
import classes from '../parts/page.module.css';
import { Channels } from './Channels';
import { campaignsQuery } from './queries';

/** The campaigns, newest first; how many run is what one came to see. */
export function CampaignList() {
  const { t } = useTranslation();
  const campaigns = useQuery(campaignsQuery);
  return (
    <>
      <header className={classes['head']}>
        <div>
          <h1 className={classes['label']}>{t('nav.campaigns')}</h1>
          <p className={classes['figure']}>
            {campaigns.data === undefined
              ? '…'
              : t('campaigns.running', { campaigns: campaigns.data.filter(isRunning).length })}
          </p>
        </div>
        <Button size="md" onClick={() => go('/campaigns/new')}>
          {t('campaigns.new')}
        </Button>
      </header>
      <Channels />
      <Answer query={campaigns}>
        {(list) =>
          list.length === 0 ? (
            <div className={classes['empty']}>
              <h2>{t('campaigns.empty')}</h2>
              <p>{t('campaigns.emptyStep')}</p>
            </div>
          ) : (
            <table className={classes['list']} data-fold="" aria-label={t('nav.campaigns')}>
              <thead>
                <tr>
                  <th>{t('campaign.name')}</th>
                  <th>{t('campaign.kind')}</th>
                  <th>{t('campaign.channel')}</th>
                  <th className={classes['number']}>{t('campaign.sent')}</th>
                  <th className={classes['number']}>{t('campaign.state')}</th>
                </tr>
              </thead>
              <tbody>
                {list.map((it) => (
                  <tr key={it.id}>
                    <td data-main="">
                      <Link href={`/campaigns/${it.id}`}>{it.name}</Link>
                    </td>
                    <td>{t(`campaign.kind.${it.kind}`)}</td>
                    <td>{t(`channel.${it.channel}`)}</td>
                    <td className={classes['number']}>
                      {t('campaign.people', { people: count(it.messages.sent) })}
                    </td>
                    <td className={classes['number']} data-figure="">
                      {t(`campaign.state.${it.state}`)}
                    </td>
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

function isRunning(it: { state: string; messages: { waiting: number } }): boolean {
  return it.state === 'drawing' || (it.state === 'drawn' && it.messages.waiting > 0);
}
