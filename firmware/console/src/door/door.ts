import { api, bodyOf } from '../api/client';
import { beginSession, leaveSession } from '../api/session';
import { Store } from '../app/store';

/** How long after a failure the appliance is asked again who we are. */
export const askAgainMs = 2_000;

/** The code of the link one came by; it goes into the form and out of the address bar. */
export const linkCode = new Store<string | null>(null);

/** Why the appliance does not say who we are, or null. */
export const doorTrouble = new Store<unknown>(null);

/**
 * Takes the code out of `#claim=CODE` and out of the address bar, so that it is neither bookmarked nor sent on.
 * Null without one.
 */
export function takeCode(location: Location, history: History): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('claim');
  if (code === null) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  const trimmed = code.trim();
  return trimmed === '' ? null : trimmed;
}

/** Keeps the code of the link, now or later in the same tab. */
export function claimByLink(): void {
  const follow = () => {
    const code = takeCode(window.location, window.history);
    if (code !== null) linkCode.set(code);
  };
  follow();
  window.addEventListener('hashchange', follow);
}

/** Asks who we are until the appliance says so. */
export async function whoAmI(wait: (ms: number) => Promise<void> = pause): Promise<void> {
  for (;;) {
    try {
      beginSession(bodyOf(await api.GET('/api/v1/session')));
      doorTrouble.set(null);
      return;
    } catch (error) {
      doorTrouble.set(error);
      await wait(askAgainMs);
    }
  }
}

/** `code` of the phone is for who set that up; empty for nobody's. */
export async function signIn(login: string, password: string, code = ''): Promise<void> {
  const body = code.trim() === '' ? { login, password } : { login, password, code };
  beginSession(bodyOf(await api.POST('/api/v1/session', { body })));
}

export interface Claim {
  readonly code: string;
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** Makes us the owner. A code is good once. */
export async function claim({ name, ...rest }: Claim): Promise<void> {
  const body = name.trim() === '' ? rest : { ...rest, name };
  beginSession(bodyOf(await api.POST('/api/v1/claim', { body })));
  linkCode.set(null);
}

export async function signOut(): Promise<void> {
  await api.DELETE('/api/v1/session');
  leaveSession();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
