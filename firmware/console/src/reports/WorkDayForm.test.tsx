// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { WorkDay } from '../api/types';
import { notice } from '../app/notice';
import { startLanguage } from '../i18n';
import { ja } from '../i18n/ja';
import { WorkDayForm } from './WorkDayForm';

const answers = vi.fn<(request: Request) => Promise<Response>>();

/** Kobayashi forgot to clock out in the evening. */
const kobayashi: WorkDay = {
  staffId: '02',
  name: '小林',
  day: '2026-11-21',
  spans: [
    { from: '2026-11-21T10:00:00+09:00', until: '2026-11-21T14:30:00+09:00' },
    { from: '2026-11-21T18:00:00+09:00', until: null },
  ],
  minutes: 270,
  open: true,
  correctedBy: null,
};

beforeAll(async () => {
  vi.stubGlobal('fetch', answers);
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  await startLanguage('ja');
});

beforeEach(() => {
  notice.set(null);
  answers.mockReset();
  answers.mockImplementation(({ method }) =>
    Promise.resolve(
      method === 'GET'
        ? Response.json([{ id: '02', name: '小林', role: 'cashier', left: false }])
        : Response.json({ ...kobayashi, minutes: 510 }),
    ),
  );
});

afterEach(cleanup);

function show(known: WorkDay | null) {
  const done = vi.fn();
  render(<WorkDayForm known={known} onDone={done} />, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <MantineProvider>
        <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
      </MantineProvider>
    ),
  });
  return done;
}

const fields = (name: 'times.from' | 'times.until') => screen.getAllByLabelText<HTMLInputElement>(ja[name]);
const type = (field: HTMLElement | undefined, value: string) => {
  if (field === undefined) throw new Error('There is no such field.');
  fireEvent.change(field, { target: { value } });
};
const save = () => screen.getByRole<HTMLButtonElement>('button', { name: ja['form.save'] });

/** What was sent to be kept, in order. */
const sent = async () =>
  Promise.all(
    answers.mock.calls
      .map(([request]) => request)
      .filter(({ method }) => method === 'PUT')
      .map(async (request) => [new URL(request.url).pathname, await request.clone().json()] as const),
  );

it('adds the times of somebody who never clocked in, after midnight too', async () => {
  const done = show(null);
  expect(save().disabled).toBe(true);
  await screen.findByRole('option', { name: '小林' });
  fireEvent.change(screen.getByLabelText(ja['staff.name']), { target: { value: '02' } });
  type(screen.getByLabelText(ja['times.day']), '2026-11-20');
  type(fields('times.from')[0], '18:00');
  type(fields('times.until')[0], '01:15');
  fireEvent.click(save());

  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(await sent()).toEqual([
    [
      '/api/v1/work-times/02/2026-11-20',
      { spans: [{ from: '2026-11-20T18:00:00+09:00', until: '2026-11-21T01:15:00+09:00' }] },
    ],
  ]);
});

it('puts right what was forgotten and leaves whose day it is alone; it can be taken back', async () => {
  const done = show(kobayashi);
  expect(screen.getByLabelText<HTMLSelectElement>(ja['staff.name']).disabled).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>(ja['times.day']).disabled).toBe(true);
  expect(fields('times.until').map(({ value }) => value)).toEqual(['14:30', '']);
  type(fields('times.until')[1], '22:00');
  fireEvent.click(save());

  await waitFor(() => expect(done).toHaveBeenCalledOnce());
  await notice.get()?.undo?.();
  const morning = { from: '2026-11-21T10:00:00+09:00', until: '2026-11-21T14:30:00+09:00' };
  expect((await sent()).map(([, body]) => body as unknown)).toEqual([
    { spans: [morning, { from: '2026-11-21T18:00:00+09:00', until: '2026-11-21T22:00:00+09:00' }] },
    { spans: [morning, { from: '2026-11-21T18:00:00+09:00', until: null }] },
  ]);
});

it('drops an emptied line, and sends no end without a beginning', async () => {
  show(kobayashi);
  type(fields('times.from')[1], '');
  type(fields('times.until')[1], '22:00');
  expect(save().disabled).toBe(true);
  type(fields('times.until')[1], '');
  fireEvent.click(save());

  await waitFor(async () => expect(await sent()).toHaveLength(1));
  expect((await sent())[0]?.[1]).toEqual({
    spans: [{ from: '2026-11-21T10:00:00+09:00', until: '2026-11-21T14:30:00+09:00' }],
  });
});

it('says why the appliance refused, and keeps what was typed', async () => {
  answers.mockImplementation(({ method }) =>
    Promise.resolve(
      method === 'GET'
        ? Response.json([])
        : Response.json({ code: 'times-overlap', detail: '時間が重なっています。' }, { status: 422 }),
    ),
  );
  const done = show(kobayashi);
  type(fields('times.until')[1], '22:00');
  fireEvent.click(save());

  expect((await screen.findByRole('alert')).textContent).toBe('時間が重なっています。');
  expect(fields('times.until')[1]?.value).toBe('22:00');
  expect(done).not.toHaveBeenCalled();
});
