import { useTranslation } from 'react-i18next';
import { may } from '../api/session';
import { usePath } from '../app/router';
import { usePerson } from '../app/usePerson';
import { Offered } from '../parts/Offered';
import { Tabs } from '../parts/Tabs';
import { PermissionTable } from './PermissionTable';
import { StaffList } from './StaffList';

/** 担当者: who works here, and what each role may do. */
export default function StaffPage() {
  const { t } = useTranslation();
  const path = usePath();
  const person = usePerson();
  return (
    <>
      <Tabs
        label={t('staff.parts')}
        current={path}
        tabs={[
          { href: '/staff', word: t('nav.staff') },
          { href: '/staff/permissions', word: t('permissions.title') },
        ]}
      />
      {path === '/staff/permissions' ? (
        <Offered when={may(person, 'staff.write')}>
          <PermissionTable />
        </Offered>
      ) : (
        <StaffList />
      )}
    </>
  );
}
