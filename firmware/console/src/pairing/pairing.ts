import { api, bodyOf } from '../api/client';
import { beginSession } from '../api/session';
import { Store } from '../app/store';

export type PairingState =
  | { readonly step: 'idle' }
  | { readonly step: 'pairing' }
  | { readonly step: 'failed'; readonly error: unknown };

export const pairing = new Store<PairingState>({ step: 'idle' });

/**
 * Takes the code out of `#pair=CODE` and out of the address bar, so that it is neither bookmarked nor sent on.
 * Null without one.
 */
export function takeCode(location: Location, history: History): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('pair');
  if (code === null) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  const trimmed = code.trim();
  return trimmed === '' ? null : trimmed;
}

/** Exchanges a code, good once, for a token. A token from before is kept when the code is refused. */
export async function pair(code: string): Promise<void> {
  if (pairing.get().step === 'pairing') return;
  pairing.set({ step: 'pairing' });
  try {
    const { token } = bodyOf(await api.POST('/api/v1/pair', { body: { code } }));
    beginSession(token);
    pairing.set({ step: 'idle' });
  } catch (error) {
    pairing.set({ step: 'failed', error });
  }
}

/** Pairs when the page was opened by the link, now or later in the same tab. */
export function pairByLink(): void {
  const follow = () => {
    const code = takeCode(window.location, window.history);
    if (code !== null) void pair(code);
  };
  follow();
  window.addEventListener('hashchange', follow);
}
