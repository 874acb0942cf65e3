import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { followEvents, type Connection } from '../api/events';
import type { ServerEvent } from '../api/sse';
import type { Devices, DisplayView, DrawerView, Health, PrinterView, Sale, SalePage } from '../api/types';
import { devicesQuery, healthQuery, isPicture, salesQuery } from './queries';
import { Store } from './store';

export const connection = new Store<Connection>('connecting');

/** The last sound of the buzzer; `count` tells two of the same kind apart. */
export interface Buzz {
  readonly signal: 'accepted' | 'error';
  readonly count: number;
}

export const buzz = new Store<Buzz | null>(null);

/** The last key that went down on a real key block; `count` tells two of the same apart. */
export interface RealKey {
  readonly name: string;
  readonly count: number;
}

export const realKey = new Store<RealKey | null>(null);

/** Writes one event into what the pages show. What cannot be read is left out: the next fetch brings it. */
export function applyEvent(client: QueryClient, { event, data }: ServerEvent): void {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return;
  }
  const devices = (change: (before: Devices) => Devices) =>
    client.setQueryData(devicesQuery.queryKey, (before) => before && change(before));
  switch (event) {
    case 'display': {
      const { role, ...view } = value as DisplayView & { role: 'operator' | 'customer' };
      devices((before) => ({
        ...before,
        displays: { ...before.displays, [role]: { ...before.displays[role], ...view } },
      }));
      break;
    }
    case 'drawer':
      devices((before) => ({ ...before, drawer: value as DrawerView }));
      break;
    case 'printer':
      devices((before) => ({ ...before, printer: { ...before.printer, ...(value as PrinterView) } }));
      break;
    case 'paper':
      void client.invalidateQueries({ queryKey: ['paper'] });
      break;
    case 'sale':
      applySale(client, value as Sale);
      break;
    case 'journal':
      // Whatever is derived from the journal and in sight; the rest is fetched when it is looked at.
      for (const key of [
        'journal',
        'register',
        'closings',
        'refunds',
        'sales-found',
        'keyboard',
        'products',
        'staff',
        'departments',
        'coupons',
        'campaigns',
        'permissions',
        'shop',
        'accounts',
        'tokens',
        'sessions',
        'today',
        'stock',
        'care',
        'karte',
        'unwritten',
        'bookings',
        'waiting',
        'loyalty',
      ])
        void client.invalidateQueries({ queryKey: [key] });
      break;
    case 'health':
      client.setQueryData(healthQuery.queryKey, value as Health);
      break;
    case 'key':
      realKey.set({ name: (value as RealKey).name, count: (realKey.get()?.count ?? 0) + 1 });
      break;
    case 'buzzer':
      buzz.set({ signal: (value as Buzz).signal, count: (buzz.get()?.count ?? 0) + 1 });
      break;
  }
}

function applySale(client: QueryClient, sale: Sale): void {
  client.setQueryData<InfiniteData<SalePage, string | null>>(salesQuery.queryKey, (before) => {
    if (before === undefined) return before;
    const known = before.pages.some((page) => page.items.some((item) => item.id === sale.id));
    const pages = before.pages.map((page, index) => ({
      ...page,
      items: known
        ? page.items.map((item) => (item.id === sale.id ? sale : item))
        : index === 0
          ? [sale, ...page.items]
          : page.items,
    }));
    return { ...before, pages };
  });
  if (sale.memberId !== null) void client.invalidateQueries({ queryKey: ['member', sale.memberId] });
}

/** Follows the events for as long as `signal` allows, and fetches everything shown after each connect. */
function live(client: QueryClient, sessionId: string, signal: AbortSignal): void {
  void followEvents({
    sessionId,
    signal,
    onEvent: (event) => applyEvent(client, event),
    onState: (state) => {
      connection.set(state);
      if (state === 'live')
        void client.invalidateQueries({ predicate: (query) => !isPicture(query.queryKey) });
    },
  });
}

/**
 * The same while somebody can see the page: a browser has few connections to one appliance, and six forgotten tabs would
 * leave none for the seventh. A page that is seen again fetches what it shows.
 */
export function liveWhileSeen(client: QueryClient, sessionId: string, signal: AbortSignal): void {
  let unseen = new AbortController();
  const look = () => {
    unseen.abort();
    if (document.hidden || signal.aborted) return;
    unseen = new AbortController();
    live(client, sessionId, AbortSignal.any([signal, unseen.signal]));
  };
  document.addEventListener('visibilitychange', look, { signal });
  look();
}
