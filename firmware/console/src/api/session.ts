import { Store } from '../app/store';
import type { SessionAnswer } from './types';

/** Who is signed in, and what they may. */
export type Person = NonNullable<SessionAnswer['person']>;
export type Access = Person['access'][number];

/** Who we are to the appliance. Its cookie is out of our reach; what we hold is gone when the page is left. */
export interface Session {
  /** Whether the appliance has an owner; null until it has told. */
  readonly claimed: boolean | null;
  /** While it has none: whose account the code would make. */
  readonly ownerName: string | null;
  readonly person: Person | null;
  /** Whose session ended without their doing: what they typed waits for them. */
  readonly ended: Person | null;
}

export const nobody: Session = { claimed: null, ownerName: null, person: null, ended: null };

export const session = new Store<Session>(nobody);

/** The appliance said who we are. */
export function beginSession({ claimed, ownerName, person }: SessionAnswer): void {
  const ended = person === null ? session.get().ended : null;
  session.set({ claimed, ownerName, person, ended });
}

/** The appliance answered 401 to session `id`. A newer one, should there be one by now, is kept. */
export function refuseSession(id: string | null): void {
  const { person } = session.get();
  if (person === null) return;
  if (person.sessionId !== id) return;
  session.set({ claimed: true, ownerName: null, person: null, ended: person });
}

/** Signed out: nothing is kept. */
export function leaveSession(): void {
  session.set({ claimed: true, ownerName: null, person: null, ended: null });
}

/** Whether who is signed in may; what they may not is not offered. */
export function may(person: Person | null, access: Access): boolean {
  return person?.access.includes(access) ?? false;
}

/**
 * Tells when somebody else is here than before, or nobody. Who was only signed out by the clock is still the same: what
 * they typed waits for them.
 */
export function whenPersonChanges(told: () => void): void {
  const whose = () => (session.get().person ?? session.get().ended)?.staffId ?? null;
  let last = whose();
  session.watch(() => {
    const now = whose();
    if (now === last) return;
    last = now;
    told();
  });
}
