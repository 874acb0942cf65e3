import { useTranslation } from 'react-i18next';
import type { CampaignKind, CampaignPreview } from '../api/types';
import { count } from '../format/yen';
import { Facts, type Fact } from '../parts/Facts';
import pages from '../parts/page.module.css';

/** How many it reaches, who is left out and why, and whether so many can show an effect. */
export function AudienceSize({ preview, kind }: { preview: CampaignPreview; kind: CampaignKind }) {
  const { t } = useTranslation();
  const people = (value: number) => t('campaign.people', { people: count(value) });
  const facts: Fact[] = [
    [t('audience.members'), people(preview.members)],
    [t('audience.noConsent'), people(preview.noConsent)],
    [t('audience.givenUp'), people(preview.givenUp)],
    [t('audience.noAddress'), people(preview.noAddress)],
    [t('audience.control'), people(preview.control)],
    [t('audience.treated'), people(preview.treated), 'sum'],
  ];
  return (
    <div aria-live="polite">
      <p className={pages['label']}>{t(kind === 'once' ? 'audience.title' : 'audience.titleToday')}</p>
      <p className={pages['figure']}>{people(preview.treated)}</p>
      {!preview.canBeMeasured && kind === 'once' && <p>{t('audience.tooSmall')}</p>}
      <Facts
        title={t('audience.why')}
        facts={facts.filter(([, figure], index) => index > 3 || figure !== people(0))}
      />
    </div>
  );
}
