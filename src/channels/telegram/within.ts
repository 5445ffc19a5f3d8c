import { type Millis } from '../../domain/time/clock.ts';

/** Runs work that can be aborted, and aborts it after `limit` milliseconds or when `stop` is. Leaves no timer behind. */
export async function within<T>(
  { limit, stop }: { readonly limit: Millis; readonly stop?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
  };
  const timer = setTimeout(abort, limit);
  stop?.addEventListener('abort', abort, { once: true });
  if (stop?.aborted === true) {
    abort();
  }
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', abort);
  }
}
