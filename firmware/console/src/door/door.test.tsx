// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../api/client';
import { beginSession, may, nobody, refuseSession, session } from '../api/session';
import type { SessionAnswer } from '../api/types';
import { startLanguage } from '../i18n';
import { ja } from '../i18n/ja';
import { claim, linkCode, signIn, signOut, takeCode, whoAmI } from './door';
import { DoorPage } from './DoorPage';

const answers = vi.fn<(request: Request) => Promise<Response>>();
const json = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }));

const yamada: SessionAnswer = {
  claimed: true,
  ownerName: null,
  person: {
    sessionId: 'S1',
    staffId: '01',
    name: '山田',
    role: 'cashier',
    login: 'yamada',
    access: ['sales.read', 'own.account'],
    csrf: 'word',
    endsAt: '2026-11-21T10:00:00Z',
    passwordSetAt: '2026-11-01T10:00:00Z',
    owes: null,
  },
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
  answers.mockReset();
  linkCode.set(null);
  session.set(nobody);
});

describe('takeCode', () => {
  it('takes the code and leaves no trace of it in the address bar', () => {
    window.history.replaceState(null, '', '/sales?x=1#claim=7K2M-94QX');
    expect(takeCode(window.location, window.history)).toBe('7K2M-94QX');
    expect(window.location.href).toMatch(/\/sales\?x=1$/);
  });

  it('leaves other fragments alone', () => {
    window.history.replaceState(null, '', '/#main');
    expect(takeCode(window.location, window.history)).toBeNull();
    expect(window.location.hash).toBe('#main');
  });
});

describe('a session', () => {
  it('is asked for until the appliance answers', async () => {
    answers.mockImplementationOnce(() => Promise.reject(new TypeError('gone')));
    answers.mockImplementation(() => json(yamada));
    const waits: number[] = [];
    await whoAmI((ms) => {
      waits.push(ms);
      return Promise.resolve();
    });
    expect(waits).toHaveLength(1);
    expect(session.get().person?.name).toBe('山田');
  });

  it('sends its word along, and keeps nothing in storage', async () => {
    answers.mockImplementation(() => json(yamada));
    await signIn('yamada', 'umi-to-yama-1031');
    await api.POST('/api/v1/virtual/drawer/close');
    expect(answers.mock.calls[1]?.[0].headers.get('X-Csrf-Token')).toBe('word');
    expect(answers.mock.calls[1]?.[0].headers.get('Authorization')).toBeNull();
    expect(JSON.stringify(localStorage)).not.toContain('word');
  });

  it('that ended keeps whose it was, so that what they typed waits for them', async () => {
    beginSession(yamada);
    answers.mockImplementation(() => json({ code: 'not-signed-in' }, 401));
    await expect(api.GET('/api/v1/journal/verify')).rejects.toThrow('not-signed-in');
    expect(session.get()).toMatchObject({ person: null, ended: { staffId: '01' } });
  });

  it('is not ended by a wrong password, nor by a late answer to an older one', async () => {
    beginSession(yamada);
    answers.mockImplementation(() => json({ code: 'sign-in-wrong' }, 401));
    await expect(signIn('yamada', 'wrong')).rejects.toThrow();
    refuseSession('S0');
    expect(session.get().person).not.toBeNull();
  });

  it('that one left keeps nothing', async () => {
    beginSession(yamada);
    answers.mockImplementation(() => Promise.resolve(new Response(null, { status: 204 })));
    await signOut();
    expect(session.get()).toMatchObject({ person: null, ended: null });
  });

  it('says what one may', () => {
    expect(may(yamada.person, 'sales.read')).toBe(true);
    expect(may(yamada.person, 'journal.read')).toBe(false);
    expect(may(null, 'sales.read')).toBe(false);
  });
});

describe('claim', () => {
  it('leaves the name out when none was typed', async () => {
    answers.mockImplementation(() => json(yamada));
    await claim({ code: '7K2M', name: ' ', login: 'yamada', password: 'umi-to-yama-1031' });
    expect(await answers.mock.calls[0]?.[0].json()).toEqual({
      code: '7K2M',
      login: 'yamada',
      password: 'umi-to-yama-1031',
    });
  });
});

describe('DoorPage', () => {
  afterEach(cleanup);
  const show = () =>
    render(<DoorPage />, {
      wrapper: ({ children }: { children: ReactNode }) => (
        <MantineProvider>
          <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
        </MantineProvider>
      ),
    });

  it('makes the first visitor the owner, by the code of the link', () => {
    linkCode.set('7K2M94QXAB');
    session.set({ ...nobody, claimed: false, ownerName: '山田' });
    show();
    expect(screen.getByRole('heading').textContent).toBe(ja['door.claim']);
    expect(screen.getByLabelText<HTMLInputElement>(ja['door.code']).value).toBe('7K2M94QXAB');
    expect(screen.getByLabelText<HTMLInputElement>(ja['door.name']).value).toBe('山田');
  });

  it('asks for what is missing rather than sending nothing', () => {
    session.set({ ...nobody, claimed: true });
    show();
    fireEvent.click(screen.getByRole('button', { name: ja['door.signIn'] }));
    expect(screen.getAllByText(ja['door.missing'])).toHaveLength(2);
    expect(answers).not.toHaveBeenCalled();
  });

  it('says that a session ended, and remembers whose it was', () => {
    beginSession(yamada);
    refuseSession('S1');
    show();
    expect(screen.getByRole('alert').textContent).toBe(ja['door.ended']);
    expect(screen.getByLabelText<HTMLInputElement>(ja['door.login']).value).toBe('yamada');
  });
});
