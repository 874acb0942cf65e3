import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';

export const departmentsQuery = queryOptions({
  queryKey: ['departments'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/departments', { signal })),
});

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/staff', { signal })),
});

/** Calls a person by name; by number while it is not known. */
export function useStaffName(): (id: string) => string {
  const { data } = useQuery(staffQuery);
  return (id) => data?.find((person) => person.id === id)?.name ?? id;
}

/** Calls a department by name; by number while it is not known. */
export function useDepartmentName(): (number: number) => string {
  const { data } = useQuery(departmentsQuery);
  return (number) => data?.find((department) => department.number === number)?.name ?? String(number);
}
