import { Store } from '../app/store';

const storageKey = 'appliance.token';

/** Who we are to the appliance. `refused` says that a token we had was not accepted any more. */
export interface Session {
  readonly token: string | null;
  readonly refused: boolean;
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

export const session = new Store<Session>({ token: stored(), refused: false });

export function beginSession(token: string): void {
  try {
    localStorage.setItem(storageKey, token);
  } catch {
    // Without storage the session lasts as long as the page.
  }
  session.set({ token, refused: false });
}

/** The appliance answered 401 to `token`. A newer token, should there be one by now, is kept. */
export function refuseSession(token: string | null): void {
  if (session.get().token !== token) return;
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // Nothing was stored then.
  }
  session.set({ token: null, refused: true });
}
