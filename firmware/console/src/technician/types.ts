import type { paths } from '../api/schema';

export type Device = paths['/api/v1/devices']['get']['responses'][200]['content']['application/json'][number];
export type Scan = paths['/api/v1/devices/scan']['get']['responses'][200]['content']['application/json'];
export type Backup = paths['/api/v1/backup']['get']['responses'][200]['content']['application/json'];
export type JournalCheck =
  paths['/api/v1/journal/check']['get']['responses'][200]['content']['application/json'];
export type JournalItem =
  paths['/api/v1/journal']['get']['responses'][200]['content']['application/json']['items'][number];
export type Proof = paths['/api/v1/journal/prove']['post']['responses'][200]['content']['application/json'];
export type ShopFileReport =
  paths['/api/v1/shop/file']['post']['responses'][200]['content']['application/json'];
