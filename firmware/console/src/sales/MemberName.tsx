import { useQuery } from '@tanstack/react-query';
import { memberQuery } from '../app/queries';

/** A member by name; by number while it is not known. */
export function MemberName({ id }: { id: string }) {
  const { data } = useQuery(memberQuery(id));
  return <>{data?.name ?? id}</>;
}
