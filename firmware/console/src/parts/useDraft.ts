import { useState } from 'react';

/** What was typed and not saved yet, by form: leaving a page and coming back loses nothing. */
const drafts = new Map<string, unknown>();

/** The draft of a form, or what is saved as long as nothing was typed. */
export function useDraft<T extends object>(key: string, saved: T) {
  const [, redraw] = useState(0);
  const draft = drafts.get(key) as T | undefined;
  const again = () => redraw((count) => count + 1);
  return {
    form: draft ?? saved,
    dirty: draft !== undefined,
    set: (change: Partial<T>) => {
      drafts.set(key, { ...(draft ?? saved), ...change });
      again();
    },
    drop: () => {
      drafts.delete(key);
      again();
    },
  };
}

/** Drafts are not for the next session. */
export function dropDrafts(): void {
  drafts.clear();
}
