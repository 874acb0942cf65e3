import { describe, expect, it } from 'vitest';
import { KeyQueue, maxBatch, maxWaiting } from './keyQueue';

/** A far end that answers when told to, and remembers what it was sent. */
function farEnd() {
  const batches: string[][] = [];
  const answers: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  const queue = new KeyQueue((keys) => {
    batches.push(keys);
    return new Promise<void>((resolve, reject) => answers.push({ resolve, reject }));
  });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return {
    queue,
    batches,
    answer: async () => {
      answers.shift()?.resolve();
      await settle();
    },
    fail: async (error: unknown) => {
      answers.shift()?.reject(error);
      await settle();
    },
  };
}

describe('KeyQueue', () => {
  it('sends the first key at once and what comes meanwhile together, in order', async () => {
    const { queue, batches, answer } = farEnd();
    for (const key of ['1', '5', '0', 'DEPT1', 'CASH']) queue.press(key);
    expect(batches).toEqual([['1']]);
    await answer();
    expect(batches).toEqual([['1'], ['5', '0', 'DEPT1', 'CASH']]);
    await answer();
    expect(queue.state.get().waiting).toEqual([]);
  });

  it('never has two batches under way', async () => {
    const { queue, batches, answer } = farEnd();
    queue.press('1');
    queue.press('2');
    await answer();
    queue.press('3');
    expect(batches).toEqual([['1'], ['2']]);
    await answer();
    expect(batches).toEqual([['1'], ['2'], ['3']]);
  });

  it('cuts a long run into batches of the limit and loses none', async () => {
    const { queue, batches, answer } = farEnd();
    const keys = Array.from({ length: 3 * maxBatch }, (_, index) => String(index));
    for (const key of keys) queue.press(key);
    while (queue.state.get().waiting.length > 0) await answer();
    expect(batches.flat()).toEqual(keys);
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(maxBatch);
  });

  it('stops after a failure, keeps every key, and sends nothing twice by itself', async () => {
    const { queue, batches, fail } = farEnd();
    queue.press('1');
    queue.press('CASH');
    const error = new TypeError('gone');
    await fail(error);
    queue.press('2');
    expect(batches).toEqual([['1']]);
    expect(queue.state.get()).toEqual({ waiting: ['1', 'CASH', '2'], stopped: { error }, full: false });
  });

  it('resends everything in order when asked', async () => {
    const { queue, batches, answer, fail } = farEnd();
    queue.press('1');
    queue.press('2');
    await fail(new TypeError('gone'));
    queue.resend();
    await answer();
    expect(batches).toEqual([['1'], ['1', '2']]);
    expect(queue.state.get().waiting).toEqual([]);
  });

  it('forgets what was discarded, even when its answer comes late', async () => {
    const { queue, batches, answer } = farEnd();
    queue.press('1');
    queue.press('2');
    queue.discard();
    queue.press('3');
    expect(batches).toEqual([['1'], ['3']]);
    await answer();
    expect(queue.state.get().waiting).toEqual(['3']);
    await answer();
    expect(queue.state.get().waiting).toEqual([]);
  });

  it('refuses a key beyond the limit visibly', () => {
    const { queue } = farEnd();
    for (let key = 0; key < maxWaiting; key++) expect(queue.press('1')).toBe(true);
    expect(queue.press('2')).toBe(false);
    expect(queue.state.get().full).toBe(true);
    expect(queue.state.get().waiting).toHaveLength(maxWaiting);
  });
});
