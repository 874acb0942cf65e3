import { refuseSession } from './session';
import { SseParser, type ServerEvent } from './sse';

/** `connecting` is the first try, `lost` any time after a failure until we are `live` again. */
export type Connection = 'connecting' | 'live' | 'lost';

const firstDelayMs = 500;
const maxDelayMs = 10_000;
/** A stream that has said nothing for so long is opened anew: the other end may be gone without a word. */
export const maxSilenceMs = 60_000;

/** How long to wait before try number `attempt` (1, 2, 3 …): doubles from half a second up to ten seconds. */
export function backoffMs(attempt: number): number {
  return Math.min(maxDelayMs, firstDelayMs * 2 ** Math.min(attempt - 1, 10));
}

export interface EventsOptions {
  readonly sessionId: string;
  readonly signal: AbortSignal;
  readonly onEvent: (event: ServerEvent) => void;
  /** Called with `live` after each connect: whatever happened in between has to be fetched then. */
  readonly onState: (state: Connection) => void;
  readonly fetch?: typeof fetch;
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Follows the appliance's events until `signal` is aborted or the session is refused. Never throws. */
export async function followEvents(options: EventsOptions): Promise<void> {
  const { signal, onState } = options;
  const wait = options.wait ?? defaultWait;
  onState('connecting');
  for (let attempt = 1; !signal.aborted; attempt++) {
    const silence = new AbortController();
    const either = AbortSignal.any([signal, silence.signal]);
    try {
      const response = await (options.fetch ?? fetch)('/api/v1/events', {
        headers: { Accept: 'text/event-stream' },
        cache: 'no-store',
        signal: either,
      });
      if (response.status === 401) {
        refuseSession(options.sessionId);
        return;
      }
      if (!response.ok || response.body === null) throw new TypeError(`HTTP ${response.status}`);
      onState('live');
      await read(response.body, options.onEvent, silence, () => (attempt = 0));
    } catch {
      // Whatever ended the stream, the answer is the same: say so, wait, and try again.
    }
    if (isAborted(signal)) return;
    // Silence alone proves nothing lost; it is shown only if the next try fails.
    if (!silence.signal.aborted) onState('lost');
    await wait(backoffMs(Math.max(attempt, 1)), signal);
  }
}

async function read(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: ServerEvent) => void,
  silence: AbortController,
  onData: () => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new SseParser();
  for (;;) {
    const timer = setTimeout(() => silence.abort(), maxSilenceMs);
    try {
      const { done, value } = await reader.read();
      if (done) return;
      onData();
      for (const event of parser.push(decoder.decode(value, { stream: true }))) onEvent(event);
    } finally {
      clearTimeout(timer);
    }
  }
}

function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function defaultWait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
