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
export type Shift = Answer<'/api/v1/booking/shifts'>[number];
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

export const shiftsQuery = queryOptions({
  queryKey: ['booking-shifts'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/booking/shifts', { signal })),
});

/** Members shown for what was typed. */
const foundMembers = 6;

/** Members by any part of reading, name, phone or card. */
export async function findMembers(q: string) {
  const found = bodyOf(await api.GET('/api/v1/members', { params: { query: { q, limit: foundMembers } } }));
  return found.items.map(({ id, name }) => ({ id, word: name ?? id, note: id }));
}

export const figuresQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', 'figures', id],
    queryFn: async ({ signal }) =>
      bodyOf(await api.GET('/api/v1/members/{id}/figures', { signal, params: { path: { id } } })),
  });

export const waitingQuery = queryOptions({
  queryKey: ['waiting'],
  queryFn: async ({ signal }) => bodyOf(await api.GET('/api/v1/waiting', { signal })),
});
