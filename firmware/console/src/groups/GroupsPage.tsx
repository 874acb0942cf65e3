import { useTranslation } from 'react-i18next';
import { usePath } from '../app/router';
import { Tabs } from '../parts/Tabs';
import { Leaving } from './Leaving';
import { Ranks } from './Ranks';
import { Rfm } from './Rfm';
import { Segments } from './Segments';
import { Together } from './Together';

const parts = [
  { path: '/groups', word: 'groups.title', part: <Segments /> },
  { path: '/groups/rfm', word: 'rfm.title', part: <Rfm /> },
  { path: '/groups/ranks', word: 'ranks.title', part: <Ranks /> },
  { path: '/groups/leaving', word: 'leaving.title', part: <Leaving /> },
  { path: '/groups/together', word: 'together.title', part: <Together /> },
] as const;

/** グループ: whom to reach, and how the members are made up. */
export default function GroupsPage() {
  const { t } = useTranslation();
  const path = usePath();
  return (
    <>
      <Tabs
        label={t('groups.parts')}
        current={path}
        tabs={parts.map(({ path: href, word }) => ({ href, word: t(word) }))}
      />
      {(parts.find((one) => one.path === path) ?? parts[0]).part}
    </>
  );
}
