import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoffMs, followEvents, maxSilenceMs, type Connection } from './events';
import { beginSession, session, type Person } from './session';
import type { ServerEvent } from './sse';

const person = { sessionId: 'S1', staffId: '01' } as Person;

const streamOf = (...chunks: string[]) =>
  new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    }),
  );

/** Follows while the answers last, then stops. */
async function follow(answers: (() => Promise<Response>)[]) {
  const states: Connection[] = [];
  const events: ServerEvent[] = [];
  const waits: number[] = [];
  const stop = new AbortController();
  await followEvents({
    sessionId: 'S1',
    signal: stop.signal,
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state),
    fetch: (_, init) => {
      expect(new Headers(init?.headers).get('Accept')).toBe('text/event-stream');
      const answer = answers.shift();
      if (answers.length === 0) stop.abort();
      return answer?.() ?? Promise.reject(new TypeError('no more'));
    },
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { states, events, waits };
}

const dead = () => Promise.reject(new TypeError('gone'));

describe('followEvents', () => {
  beforeEach(() => beginSession({ claimed: true, ownerName: null, person }));
  afterEach(() => vi.useRealTimers());

  it('hands on events and says when it is live and when lost', async () => {
    const { states, events } = await follow([
      () => Promise.resolve(streamOf('event: sale\nda', 'ta: 1\n\n')),
      dead,
      dead,
    ]);
    expect(events).toEqual([{ event: 'sale', data: '1' }]);
    expect(states).toEqual(['connecting', 'live', 'lost', 'lost']);
  });

  it('says live again after each reconnect, so that everything is fetched anew', async () => {
    const { states } = await follow([
      () => Promise.resolve(streamOf(':\n')),
      () => Promise.resolve(streamOf(':\n')),
      dead,
    ]);
    expect(states.filter((state) => state === 'live')).toHaveLength(2);
  });

  it('waits longer each time nothing comes, and starts over once something came', async () => {
    const { waits } = await follow([dead, dead, dead, () => Promise.resolve(streamOf(':\n')), dead, dead]);
    expect(waits.slice(0, 3)).toEqual([backoffMs(1), backoffMs(2), backoffMs(3)]);
    expect(waits[3]).toBe(backoffMs(1));
  });

  it('takes an error page for a failure', async () => {
    const { states } = await follow([() => Promise.resolve(new Response('no', { status: 503 })), dead]);
    expect(states).toEqual(['connecting', 'lost']);
  });

  it('ends the session when it is refused', async () => {
    await follow([() => Promise.resolve(new Response('', { status: 401 })), dead]);
    expect(session.get()).toMatchObject({ person: null, ended: { sessionId: 'S1' } });
  });

  it('opens a silent stream anew without crying wolf', async () => {
    vi.useFakeTimers();
    const states: Connection[] = [];
    const stop = new AbortController();
    let opened = 0;
    const done = followEvents({
      sessionId: 'S1',
      signal: stop.signal,
      onEvent: () => undefined,
      onState: (state) => states.push(state),
      fetch: (_, init) => {
        opened++;
        if (opened > 1) return dead();
        const body = new ReadableStream<Uint8Array>({
          start: (controller) =>
            init?.signal?.addEventListener('abort', () => controller.error(new TypeError('aborted'))),
        });
        return Promise.resolve(new Response(body));
      },
      wait: () => {
        if (opened > 1) stop.abort();
        return Promise.resolve();
      },
    });
    await vi.advanceTimersByTimeAsync(maxSilenceMs);
    await done;
    expect(states).toEqual(['connecting', 'live', 'lost']);
    expect(opened).toBe(2);
  });
});

describe('backoffMs', () => {
  it('doubles up to ten seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 1000].map(backoffMs)).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  });
});
