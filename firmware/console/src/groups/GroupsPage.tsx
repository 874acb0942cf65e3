import { usePath } from '../app/router';
import { Leaving } from './Leaving';
import { Ranks } from './Ranks';
import { Rfm } from './Rfm';
import { Segments } from './Segments';
import { Together } from './Together';

const parts = [
  { path: '/groups', part: <Segments /> },
  { path: '/groups/rfm', part: <Rfm /> },
  { path: '/groups/ranks', part: <Ranks /> },
  { path: '/groups/leaving', part: <Leaving /> },
  { path: '/groups/together', part: <Together /> },
] as const;

/** グループ: whom to reach, and how the members are made up. */
export default function GroupsPage() {
  const path = usePath();
  return (parts.find((one) => one.path === path) ?? parts[0]).part;
}
