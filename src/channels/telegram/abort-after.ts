import { type Millis } from '../../domain/time/clock.ts';

/**
 * Runs work that can be aborted, and aborts it after `limit` milliseconds, to which the work may add `more`, or when
 * `stop` is. Leaves no timer behind.
 */
export async function abortAfter<T>(
  { limit, stop }: { readonly limit: Millis; readonly stop?: AbortSignal | undefined },
  work: (signal: AbortSignal, more: (time: Millis) => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
  };
  let added: Millis = 0;
  const expire = () => {
    if (added > 0) {
      timer = setTimeout(expire, added);
      added = 0;
    } else {
      abort();
    }
  };
  let timer = setTimeout(expire, limit);
  stop?.addEventListener('abort', abort, { once: true });
  if (stop?.aborted === true) {
    abort();
  }
  try {
    return await work(controller.signal, (time) => {
      added += time;
    });
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', abort);
  }
}
