import { useState } from 'react';

/** A choice of this screen that is there again the next time. */
export function usePersisted<T>(key: string, initial: T): [T, (value: T) => void] {
  const name = `appliance.${key}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const kept = localStorage.getItem(name);
      return kept === null ? initial : (JSON.parse(kept) as T);
    } catch {
      return initial;
    }
  });
  return [
    value,
    (next) => {
      setValue(next);
      try {
        localStorage.setItem(name, JSON.stringify(next));
      } catch {
        // The choice then lasts as long as the page.
      }
    },
  ];
}
