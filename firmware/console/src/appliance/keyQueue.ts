import { Store } from '../app/store';

/** Keys sent in one request. */
export const maxBatch = 32;
/** Keys that may wait. Beyond it a press is refused visibly, never dropped silently. */
export const maxWaiting = 256;

export interface KeyQueueState {
  /** Pressed and not yet acknowledged, oldest first. */
  readonly waiting: readonly string[];
  /** Why sending stopped, until the user resends or discards; null while all is well. */
  readonly stopped: { readonly error: unknown } | null;
  /** The last press was refused because too many wait. */
  readonly full: boolean;
}

/**
 * Takes keys as fast as they are pressed and hands them on in that order, one batch at a time. After a failure nothing
 * is sent again by itself: a batch whose answer was lost may have arrived, and twice 現金 is worse than a question.
 */
export class KeyQueue {
  readonly state = new Store<KeyQueueState>({ waiting: [], stopped: null, full: false });
  #sending = false;
  #generation = 0;

  constructor(private readonly send: (keys: string[]) => Promise<void>) {}

  press(key: string): boolean {
    const { waiting, stopped } = this.state.get();
    const fits = waiting.length < maxWaiting;
    this.state.set({ waiting: fits ? [...waiting, key] : waiting, stopped, full: !fits });
    void this.#run();
    return fits;
  }

  resend(): void {
    this.state.set({ ...this.state.get(), stopped: null });
    void this.#run();
  }

  discard(): void {
    this.#generation++;
    this.#sending = false;
    this.state.set({ waiting: [], stopped: null, full: false });
  }

  async #run(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    const generation = this.#generation;
    while (generation === this.#generation) {
      const { waiting, stopped } = this.state.get();
      const batch = waiting.slice(0, maxBatch);
      if (stopped !== null || batch.length === 0) break;
      let failure: { error: unknown } | null = null;
      try {
        await this.send(batch);
      } catch (error) {
        failure = { error };
      }
      if (generation !== this.#generation) return;
      const now = this.state.get();
      this.state.set(
        failure === null
          ? { waiting: now.waiting.slice(batch.length), stopped: null, full: false }
          : { ...now, stopped: failure },
      );
    }
    if (generation === this.#generation) this.#sending = false;
  }
}
