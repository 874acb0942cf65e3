import { SecondFactorRoles } from '../access/SecondFactorRoles';
import { may } from '../api/session';
import { usePath } from '../app/router';
import { usePerson } from '../app/usePerson';
import { Offered } from '../parts/Offered';
import { PermissionTable } from './PermissionTable';
import { StaffList } from './StaffList';

/** 担当者: who works here, and what each role may do. */
export default function StaffPage() {
  const person = usePerson();
  if (usePath() !== '/staff/permissions') return <StaffList />;
  return (
    <Offered when={may(person, 'staff.write')}>
      <PermissionTable />
      {may(person, 'accounts.write') && <SecondFactorRoles />}
    </Offered>
  );
}
