import { useEffect } from 'react';
import type { Person } from '../api/session';
import { partsFor, places } from './places';
import { go, helpAddress } from './router';

/** The letter follows within this time. */
const letterMs = 1_500;

/** Whether what is typed belongs to what has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** `g` and then a place's letter lead there. */
export function useGoKeys(person: Person): void {
  useEffect(() => {
    let since = -Infinity;
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      const awaited = event.timeStamp - since < letterMs;
      if (event.key === '?') {
        event.preventDefault();
        go(helpAddress());
        return;
      }
      since = event.key === 'g' && !awaited ? event.timeStamp : -Infinity;
      const place = awaited ? places.find(({ letter }) => letter === event.key) : undefined;
      const part = place === undefined ? undefined : partsFor(person, place)[0];
      if (part === undefined) return;
      event.preventDefault();
      go(part.path);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [person]);
}
