import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client';
import type { paths } from '../api/schema';

type Answer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type Calendar = Answer<'/api/v1/bookings'>;
export type Booking = Calendar['items'][number];
export type CalendarDay = Calendar['days'][number];
export type Service = Answer<'/api/v1/booking/services'>[number];
export type Resource = Answer<'/api/v1/booking/resources'>[number];
export type Setup = Answer<'/api/v1/booking/setup'>;
export type Waiting = Answer<'/api/v1/waiting'>[number];

export const calendarQuery = (from: string, until: string) =>
  queryOptions({
    queryKey: ['bookings', from, until],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/bookings', { signal, params: { query: { from, until } } })),
  });

export const memberBookingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['bookings', 'member', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}/bookings', { signal, params: { path: { id } } })),
  });

export const servicesQuery = queryOptions({
  queryKey: ['booked-services'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/booking/services', { signal })),
});

export const resourcesQuery = queryOptions({
  queryKey: ['booked-resources'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/booking/resources', { signal })),
});

export const setupQuery = queryOptions({
  queryKey: ['booking-setup'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/booking/setup', { signal })),
});

export const waitingQuery = queryOptions({
  queryKey: ['waiting'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/waiting', { signal })),
});
