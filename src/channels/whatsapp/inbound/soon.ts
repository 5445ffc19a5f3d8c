import { type Millis } from '../../../domain/time/clock.ts';

/** The result of a promise, or a fault when it takes longer than `limit` ms: parts of the library never answer. */
export async function soon<Value>(promise: Promise<Value>, limit: Millis): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(limit)} ms`));
    }, limit);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
