import { may, session } from '../api/session';
import { usePath } from '../app/router';
import { useStore } from '../app/store';
import { Offered } from '../parts/Offered';
import { PermissionTable } from './PermissionTable';
import { StaffList } from './StaffList';

/** 担当者: who works here, and what each role may do. */
export default function StaffPage() {
  const { person } = useStore(session);
  if (usePath() !== '/staff/permissions') return <StaffList />;
  return (
    <Offered when={may(person, 'staff.write')}>
      <PermissionTable />
    </Offered>
  );
}
