import { useQuery } from '@tanstack/react-query';
import { usePath } from '../app/router';
import { Answer } from '../parts/Answer';
import { CampaignEditor } from './CampaignEditor';
import { CampaignList } from './CampaignList';
import { CampaignView } from './CampaignView';
import { campaignQuery } from './queries';

/** 販促: the list, the builder, and each campaign with what it brought. */
export default function CampaignsPage() {
  const path = usePath();
  const id = /^\/campaigns\/(C\d{6})$/.exec(path)?.[1];
  if (id !== undefined) return <One key={id} id={id} />;
  if (path === '/campaigns/new') return <CampaignEditor campaign={null} />;
  return <CampaignList />;
}

function One({ id }: { id: string }) {
  const campaign = useQuery(campaignQuery(id));
  return (
    <Answer query={campaign}>
      {(it) => (it.state === 'draft' ? <CampaignEditor campaign={it} /> : <CampaignView campaign={it} />)}
    </Answer>
  );
}
