import { describe, expect, it } from '@jest/globals';
import { type UpdateQueue, createUpdateQueue } from '../../telegram-server/update-queue.ts';

const here = new AbortController().signal;

function ask(
  queue: UpdateQueue,
  changes: { offset?: number; limit?: number; timeout?: number; gone?: AbortSignal },
) {
  return queue.ask({ offset: 0, limit: 100, timeout: 0, gone: here, ...changes });
}

function queueOf(...kinds: readonly string[]): UpdateQueue {
  const queue = createUpdateQueue({ firstNumber: 10 });
  kinds.forEach((kind) => queue.add({ [kind]: {} }));
  return queue;
}

describe('updates', () => {
  it('come again until a larger offset is asked for', async () => {
    const queue = queueOf('message', 'message', 'message');
    expect(await ask(queue, {})).toHaveLength(3);
    expect(await ask(queue, { offset: 11, limit: 1 })).toEqual([{ update_id: 11, message: {} }]);
    expect(queue.unconfirmed()).toEqual([11, 12]);
    expect(await ask(queue, { offset: 13 })).toEqual([]);
  });

  it('are forgotten but for the last ones at a negative offset', async () => {
    const queue = queueOf('message', 'message', 'message');
    expect(await ask(queue, { offset: -1 })).toEqual([{ update_id: 12, message: {} }]);
    expect(queue.unconfirmed()).toEqual([12]);
  });

  it('end a waiting poll at once', async () => {
    const queue = queueOf();
    const waiting = ask(queue, { timeout: 50 });
    queue.add({ message: {} });
    expect(await waiting).toHaveLength(1);
  });

  it('that nobody asked for are not kept', async () => {
    const queue = queueOf();
    queue.allow(['message']);
    queue.add({ poll: {} });
    queue.add({ message: {} });
    expect(await ask(queue, {})).toEqual([{ update_id: 11, message: {} }]);
  });
});

describe('a poll', () => {
  it('is ended with 409 by another', async () => {
    const queue = queueOf();
    const first = ask(queue, { timeout: 50 });
    const second = ask(queue, { timeout: 50 });
    await expect(first).rejects.toMatchObject({ status: 409 });
    queue.add({ message: {} });
    expect(await second).toHaveLength(1);
  });

  it('whose asker went away ends without taking anything', async () => {
    const queue = queueOf();
    const away = new AbortController();
    const waiting = ask(queue, { timeout: 50, gone: away.signal });
    away.abort();
    expect(await waiting).toEqual([]);
    queue.add({ message: {} });
    expect(queue.unconfirmed()).toEqual([10]);
  });
});
