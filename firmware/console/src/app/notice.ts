import { Store } from './store';

/** What was just done, in words, and how to take it back. */
export interface Notice {
  readonly words: string;
  readonly undo?: () => Promise<unknown>;
}

/** How long a notice stays in sight. */
export const noticeShownMs = 12_000;

export const notice = new Store<Notice | null>(null);
