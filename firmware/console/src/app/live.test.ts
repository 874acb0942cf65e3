import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Devices, Sale } from '../api/types';
import { applyEvent, realKey } from './live';
import { devicesQuery, healthQuery, salesQuery } from './queries';

const glass = { columns: 20, rows: 2, text: ['a', 'b'], dots: 'old' };
const devices: Devices = {
  displays: { operator: glass, customer: glass },
  drawer: { open: false, pulses: 0 },
  printer: {
    paperId: null,
    columns: 48,
    online: true,
    coverOpen: false,
    paperEnd: false,
    paperNearEnd: false,
    cutterError: false,
  },
  keyboard: { rows: 1, columns: 1, keys: [] },
  buzzer: { count: 0 },
  cards: [],
  products: [],
  faults: [],
  real: [],
  absent: [],
};
const sale = (id: string, total: number): Sale => ({
  id,
  number: 1,
  at: '2026-11-21T05:05:00Z',
  day: '2026-11-21',
  startedAt: '2026-11-21T05:04:00Z',
  staffId: null,
  total,
  taxes: [],
  lines: [],
  tenders: [],
  change: 0,
  memberId: null,
  pointsGranted: 0,
  pointsUsed: 0,
  adjustments: [],
  refunded: 0,
  formalReceiptIssued: false,
  pointsBalance: 0,
  receiptPrinted: false,
});

describe('applyEvent', () => {
  let client: QueryClient;
  const send = (event: string, data: unknown) => applyEvent(client, { event, data: JSON.stringify(data) });
  const listed = () => client.getQueryData(salesQuery.queryKey)?.pages.flatMap((page) => page.items);

  beforeEach(() => {
    client = new QueryClient();
    client.setQueryData(devicesQuery.queryKey, devices);
    client.setQueryData(salesQuery.queryKey, {
      pages: [
        { items: [sale('b', 200)], nextCursor: 'c' },
        { items: [sale('a', 100)], nextCursor: null },
      ],
      pageParams: [null, 'c'],
    });
  });

  it('changes the one display it is about and keeps its size', () => {
    send('display', { role: 'operator', text: ['x', 'y'], dots: 'new' });
    const { operator, customer } = client.getQueryData(devicesQuery.queryKey)?.displays ?? {};
    expect(operator).toEqual({ columns: 20, rows: 2, text: ['x', 'y'], dots: 'new' });
    expect(customer).toEqual(glass);
  });

  it('opens the drawer', () => {
    send('drawer', { open: true, pulses: 1 });
    expect(client.getQueryData(devicesQuery.queryKey)?.drawer).toEqual({ open: true, pulses: 1 });
  });

  it('puts a new sale first', () => {
    send('sale', sale('c', 300));
    expect(listed()?.map((item) => item.id)).toEqual(['c', 'b', 'a']);
  });

  it('replaces a sale that is already listed', () => {
    send('sale', { ...sale('a', 100), receiptPrinted: true });
    expect(listed()?.map((item) => [item.id, item.receiptPrinted])).toEqual([
      ['b', false],
      ['a', true],
    ]);
  });

  it('does not invent lists that nobody has fetched', () => {
    client.clear();
    send('sale', sale('c', 300));
    send('drawer', { open: true, pulses: 1 });
    expect(listed()).toBeUndefined();
    expect(client.getQueryData(devicesQuery.queryKey)).toBeUndefined();
  });

  it('marks the paper and the journal as out of date', () => {
    client.setQueryData(['paper'], []);
    client.setQueryData(['journal'], []);
    send('paper', { id: 1 });
    send('journal', { sequence: 1, kind: 'sale.closed', at: '2026-11-21T05:05:00Z' });
    expect(client.getQueryState(['paper'])?.isInvalidated).toBe(true);
    expect(client.getQueryState(['journal'])?.isInvalidated).toBe(true);
  });

  it('takes over the health, and leaves out what it cannot read', () => {
    const health = { status: 'ready', journal: { sequence: 1 }, devices: [], workers: [] };
    send('health', health);
    applyEvent(client, { event: 'health', data: '{' });
    send('something-new', {});
    expect(client.getQueryData(healthQuery.queryKey)).toEqual(health);
  });

  it('tells a real key apart from the same one pressed again', () => {
    applyEvent(client, { event: 'key', data: '{"name":"CASH"}' });
    const first = realKey.get();
    applyEvent(client, { event: 'key', data: '{"name":"CASH"}' });
    expect(realKey.get()).toEqual({ name: 'CASH', count: (first?.count ?? 0) + 1 });
  });

  it('takes the size of a display that was connected', () => {
    applyEvent(client, {
      event: 'display',
      data: '{"role":"customer","columns":16,"rows":4,"text":["x"],"dots":"new"}',
    });
    expect(client.getQueryData(devicesQuery.queryKey)?.displays.customer).toEqual({
      columns: 16,
      rows: 4,
      text: ['x'],
      dots: 'new',
    });
  });
});
