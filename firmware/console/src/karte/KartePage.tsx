import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/InlineInput.css';

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePath } from '../app/router';
import { Tabs } from '../parts/Tabs';
import { MemberKarte } from './MemberKarte';
import { kartePageSize, karteQuery } from './queries';
import { Templates } from './Templates';
import { Unwritten } from './Unwritten';

/** カルテ: what is not written yet today, the sheets, and one member's karte. */
export default function KartePage() {
  const { t } = useTranslation();
  const path = usePath();
  const member = /^\/karte\/(M\d{6,})$/.exec(path)?.[1];
  return (
    <>
      <Tabs
        label={t('karte.parts')}
        current={path}
        tabs={[
          { href: '/karte', word: t('unwritten.title') },
          { href: '/karte/templates', word: t('templates.title') },
        ]}
      />
      {member !== undefined ? (
        <>
          <Name memberId={member} />
          <MemberKarte key={member} memberId={member} />
        </>
      ) : path === '/karte/templates' ? (
        <Templates />
      ) : (
        <Unwritten />
      )}
    </>
  );
}

function Name({ memberId }: { memberId: string }) {
  const { data } = useQuery(karteQuery(memberId, kartePageSize));
  return <h1>{data?.name ?? memberId}</h1>;
}
