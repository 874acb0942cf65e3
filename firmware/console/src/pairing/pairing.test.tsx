import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../api/client';
import { beginSession, refuseSession, session } from '../api/session';
import { startLanguage } from '../i18n';
import { ja } from '../i18n/ja';
import { pair, pairing, takeCode } from './pairing';
import { PairPage } from './PairPage';

const answers = vi.fn<(request: Request) => Promise<Response>>();
const json = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }));

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
  answers.mockReset();
  localStorage.clear();
  pairing.set({ step: 'idle' });
  session.set({ token: null, refused: false });
});

describe('takeCode', () => {
  it('takes the code and leaves no trace of it in the address bar', () => {
    window.history.replaceState(null, '', '/sales?x=1#pair=7K2M-94QX');
    expect(takeCode(window.location, window.history)).toBe('7K2M-94QX');
    expect(window.location.href).toMatch(/\/sales\?x=1$/);
  });

  it('leaves other fragments alone', () => {
    window.history.replaceState(null, '', '/#main');
    expect(takeCode(window.location, window.history)).toBeNull();
    expect(window.location.hash).toBe('#main');
  });
});

describe('pair', () => {
  it('keeps the token for this browser', async () => {
    answers.mockImplementation(() => json({ token: 'secret' }));
    await pair('7K2M');
    expect(session.get()).toEqual({ token: 'secret', refused: false });
    expect(localStorage.getItem('appliance.token')).toBe('secret');
    expect(await answers.mock.calls[0]?.[0].json()).toEqual({ code: '7K2M' });
  });

  it('sends a code once, however often it is asked to meanwhile', async () => {
    answers.mockImplementation(() => json({ token: 'secret' }));
    await Promise.all([pair('7K2M'), pair('7K2M')]);
    expect(answers).toHaveBeenCalledTimes(1);
  });

  it('keeps the token from before when the code is refused', async () => {
    beginSession('before');
    answers.mockImplementation(() => json({ code: 'pairing.code-unknown', detail: '期限切れです。' }, 401));
    await pair('OLD');
    expect(session.get().token).toBe('before');
    expect(pairing.get()).toMatchObject({ step: 'failed', error: { detail: '期限切れです。' } });
  });

  it('tells a silent appliance from a refused code', async () => {
    answers.mockImplementation(() => Promise.reject(new TypeError('gone')));
    await pair('7K2M');
    expect(pairing.get()).toMatchObject({ step: 'failed', error: expect.any(TypeError) as unknown });
  });
});

describe('a session', () => {
  it('ends with the first 401, and requests carry its token until then', async () => {
    beginSession('secret');
    answers.mockImplementation(() => json({ code: 'access.denied' }, 401));
    await expect(api.GET('/api/v1/journal/verify')).rejects.toThrow('access.denied');
    expect(answers.mock.calls[0]?.[0].headers.get('Authorization')).toBe('Bearer secret');
    expect(session.get()).toEqual({ token: null, refused: true });
    expect(localStorage.getItem('appliance.token')).toBeNull();
  });

  it('is not ended by a late answer to an older token', () => {
    beginSession('new');
    refuseSession('old');
    expect(session.get().token).toBe('new');
  });
});

describe('PairPage', () => {
  afterEach(cleanup);
  const show = () => render(<PairPage />, { wrapper: MantineProvider });

  it('says how to get the link', () => {
    show();
    expect(screen.getByText(ja['pair.lead'])).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what happened after a 401', () => {
    session.set({ token: null, refused: true });
    show();
    expect(screen.getByRole('alert').textContent).toBe(ja['pair.refused']);
  });

  it('asks for the code rather than sending none', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: ja['pair.submit'] }));
    expect(screen.getByText(ja['pair.empty'])).toBeTruthy();
    expect(answers).not.toHaveBeenCalled();
  });

  it('shows the words of the appliance and keeps what was typed', async () => {
    answers.mockImplementation(() => json({ detail: 'このコードは使用済みです。' }, 401));
    show();
    const field = screen.getByLabelText<HTMLInputElement>(ja['pair.code']);
    fireEvent.change(field, { target: { value: ' OLD ' } });
    fireEvent.click(screen.getByRole('button', { name: ja['pair.submit'] }));
    expect(await screen.findByText('このコードは使用済みです。')).toBeTruthy();
    expect(field.value).toBe(' OLD ');
  });
});
